namespace KpiGen.Cache.AspNetCore.Administration;

/// <summary>Brings a snapshot into the form of the answer.</summary>
internal static class StatisticsAssembly
{
    public static StatisticsResponse ToResponse(CacheStatisticsSnapshot snapshot, DateTimeOffset timestamp)
    {
        CacheCounts total = snapshot.Total;
        return new StatisticsResponse(
            "success",
            new CacheStats(
                total.Hits,
                total.Misses,
                total.Errors,
                total.Requests,
                Percent(total.HitRate),
                IsAvailable: !snapshot.IsRemoteConfigured || snapshot.IsRemoteAvailable,
                snapshot.IsRemoteConfigured,
                total.MemoryHits,
                total.RemoteHits,
                total.OriginFailures,
                total.RemoteErrors,
                snapshot.Types.OrderBy(static type => type.Key, StringComparer.Ordinal).ToDictionary(static type => type.Key, static type => OfType(type.Value)),
                [.. snapshot.Methods.Select(OfMethod)]),
            timestamp);
    }

    private static CacheCountsResponse OfType(CacheCounts counts)
        => new(counts.Hits, counts.Misses, counts.Errors, counts.Requests, Percent(counts.HitRate));

    private static MethodCountsResponse OfMethod(CacheMethodStatistics method)
        => new(
            method.Method,
            method.Type,
            method.Counts.Hits,
            method.Counts.Misses,
            method.Counts.Errors,
            method.Counts.Requests,
            Percent(method.Counts.HitRate),
            method.MemoryEntries);

    private static double Percent(double share) => Math.Round(share * 100, 2, MidpointRounding.AwayFromZero);
}
