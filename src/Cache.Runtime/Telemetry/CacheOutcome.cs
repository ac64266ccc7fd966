namespace KpiGen.Cache;

/// <summary>How a call, or a whole request with several calls, was answered. Later members outweigh earlier ones.</summary>
public enum CacheOutcome
{
    /// <summary>No cached method was called.</summary>
    Bypass,

    /// <summary>A tier answered with a current value.</summary>
    Hit,

    /// <summary>A tier answered with an outdated value, as the policy allows.</summary>
    Stale,

    /// <summary>The origin was called.</summary>
    Miss,
}
