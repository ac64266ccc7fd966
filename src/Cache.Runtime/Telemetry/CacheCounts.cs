namespace KpiGen.Cache;

/// <summary>Counts of calls since start. Each call is counted once, as a hit of memory, of the remote tier or a stale one, as a miss or as a bypass.</summary>
public sealed record CacheCounts
{
    /// <summary>Gets the calls that memory (L1) answered.</summary>
    public long MemoryHits { get; init; }

    /// <summary>Gets the calls that the remote tier (L2) answered, those that waited for the same read included.</summary>
    public long RemoteHits { get; init; }

    /// <summary>Gets the calls that were answered with a value past its time to live, as their policy allows.</summary>
    public long StaleHits { get; init; }

    /// <summary>Gets the calls that passed the cache because their caller wanted it.</summary>
    public long Bypasses { get; init; }

    /// <summary>Gets the calls that the origin answered or failed, those that waited for the same load included.</summary>
    public long Misses { get; init; }

    /// <summary>Gets the loads in which the origin threw.</summary>
    public long OriginFailures { get; init; }

    /// <summary>Gets the reads and writes of the remote tier that failed or timed out.</summary>
    public long RemoteErrors { get; init; }

    /// <summary>Gets the remote entries that were read but not used: another shape, outdated, damaged.</summary>
    public long RejectedFrames { get; init; }

    /// <summary>Gets the values that were too large to be written to the remote tier.</summary>
    public long OversizedPayloads { get; init; }

    /// <summary>Gets the entries that memory gave up for others because it was full.</summary>
    public long Evictions { get; init; }

    /// <summary>Gets the calls that joined a load that another call had begun.</summary>
    public long FlightJoins { get; init; }

    /// <summary>Gets all hits, stale ones included.</summary>
    public long Hits => MemoryHits + RemoteHits + StaleHits;

    /// <summary>Gets all calls.</summary>
    public long Requests => Hits + Misses + Bypasses;

    /// <summary>Gets all failures: of the origin and of the remote tier.</summary>
    public long Errors => OriginFailures + RemoteErrors;

    /// <summary>Gets the share of hits in all calls that did not pass the cache.</summary>
    /// <value>0 to 1; 0 without calls.</value>
    public double HitRate => Hits + Misses == 0 ? 0 : (double)Hits / (Hits + Misses);

    /// <summary>Adds two counts.</summary>
    /// <param name="left">One.</param>
    /// <param name="right">The other.</param>
    /// <returns>The sums.</returns>
    public static CacheCounts operator +(CacheCounts left, CacheCounts right) => new()
    {
        MemoryHits = left.MemoryHits + right.MemoryHits,
        RemoteHits = left.RemoteHits + right.RemoteHits,
        StaleHits = left.StaleHits + right.StaleHits,
        Bypasses = left.Bypasses + right.Bypasses,
        Misses = left.Misses + right.Misses,
        OriginFailures = left.OriginFailures + right.OriginFailures,
        RemoteErrors = left.RemoteErrors + right.RemoteErrors,
        RejectedFrames = left.RejectedFrames + right.RejectedFrames,
        OversizedPayloads = left.OversizedPayloads + right.OversizedPayloads,
        Evictions = left.Evictions + right.Evictions,
        FlightJoins = left.FlightJoins + right.FlightJoins,
    };
}
