using KpiGen.Cache.Hosting;

namespace KpiGen.Cache.Monitoring;

/// <summary>Gathers the counts of all methods.</summary>
internal sealed class CacheStatistics(CacheRuntime runtime) : ICacheStatistics
{
    public CacheStatisticsSnapshot Read()
    {
        CacheMethodStatistics[] methods =
        [
            .. runtime.Methods.All
                .Select(static method => new CacheMethodStatistics(method.Descriptor.Id, method.Descriptor.CacheType, method.Counts, method.EntryCount))
                .OrderBy(static method => method.Method, StringComparer.Ordinal),
        ];
        var types = runtime.Epochs.Types.ToDictionary(
            static type => type.Type,
            type => Sum(methods.Where(method => method.Type == type.Type)),
            StringComparer.Ordinal);
        return new CacheStatisticsSnapshot(Sum(methods), runtime.Remote is not null, runtime.Remote?.IsAvailable ?? false, types, methods);
    }

    private static CacheCounts Sum(IEnumerable<CacheMethodStatistics> methods)
        => methods.Aggregate(new CacheCounts(), static (sum, method) => sum + method.Counts);
}
