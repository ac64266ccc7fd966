namespace KpiGen.Cache.Calls;

/// <summary>Why a flight is made, which decides where it looks before it calls the origin.</summary>
internal enum FlightPlan
{
    /// <summary>A caller waits for a value that memory does not hold: memory once more, the remote tier, the origin.</summary>
    Miss,

    /// <summary>Memory holds a stale value and has served it: the remote tier, the origin.</summary>
    Behind,

    /// <summary>Memory holds a value that will expire soon: the origin, unless another node is loading it already.</summary>
    Ahead,

    /// <summary>A caller wants a value that is loaded now: the origin, whoever else is loading it.</summary>
    Renew,
}
