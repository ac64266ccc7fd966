namespace KpiGen.Cache;

/// <summary>All counts at one moment.</summary>
/// <param name="Total">The sums over all methods.</param>
/// <param name="IsRemoteConfigured">Whether there is a remote tier.</param>
/// <param name="IsRemoteAvailable">Whether the remote tier answers, as far as is known; false without one.</param>
/// <param name="Types">The counts of each type by name, types without cached methods included.</param>
/// <param name="Methods">The counts of each cached method, ordered by name.</param>
public sealed record CacheStatisticsSnapshot(
    CacheCounts Total,
    bool IsRemoteConfigured,
    bool IsRemoteAvailable,
    IReadOnlyDictionary<string, CacheCounts> Types,
    IReadOnlyList<CacheMethodStatistics> Methods);

/// <summary>The counts of one cached method.</summary>
/// <param name="Method">The full name, <c>{Service}.{Method}</c>.</param>
/// <param name="Type">The cache type.</param>
/// <param name="Counts">The counts.</param>
/// <param name="MemoryEntries">The entries that memory holds, expired ones included until they are swept.</param>
public sealed record CacheMethodStatistics(string Method, string Type, CacheCounts Counts, int MemoryEntries);
