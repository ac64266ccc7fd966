namespace KpiGen.Cache.AspNetCore.Administration;

/// <summary>The answer to a question for statistics.</summary>
internal sealed record StatisticsResponse(string Status, CacheStats CacheStats, DateTimeOffset Timestamp);

/// <summary>
/// All counts. <c>is_available</c> says whether every tier answers: the remote one, where one is configured; memory always does.
/// </summary>
internal sealed record CacheStats(
    long Hits,
    long Misses,
    long Errors,
    long TotalRequests,
    double HitRate,
    bool IsAvailable,
    bool IsRemoteConfigured,
    long MemoryHits,
    long RemoteHits,
    long OriginFailures,
    long RemoteErrors,
    IReadOnlyDictionary<string, CacheCountsResponse> Types,
    IReadOnlyList<MethodCountsResponse> Methods);

/// <summary>The counts of one type.</summary>
internal sealed record CacheCountsResponse(long Hits, long Misses, long Errors, long TotalRequests, double HitRate);

/// <summary>The counts of one cached method.</summary>
internal sealed record MethodCountsResponse(
    string Method, string Type, long Hits, long Misses, long Errors, long TotalRequests, double HitRate, int MemoryEntries);
