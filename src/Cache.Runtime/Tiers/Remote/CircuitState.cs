namespace KpiGen.Cache.Tiers.Remote;

/// <summary>What a circuit breaker does. The numbers are exported.</summary>
internal enum CircuitState
{
    /// <summary>Calls pass.</summary>
    Closed = 0,

    /// <summary>One call probes, the others are refused.</summary>
    HalfOpen = 1,

    /// <summary>Calls are refused.</summary>
    Open = 2,
}
