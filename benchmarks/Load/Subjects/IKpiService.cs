namespace KpiGen.Cache.Benchmarks.Load.Subjects;

/// <summary>The calls that are measured.</summary>
[Cached(CacheType.Dashboard, TtlSeconds = 3600)]
public interface IKpiService
{
    Task<KpiDashboard> GetAsync(int days, string region, CancellationToken cancellationToken);

    [CachedBatch(nameof(GetAsync))]
    Task<IReadOnlyDictionary<int, KpiDashboard>> GetManyAsync(IReadOnlyCollection<int> days, string region, CancellationToken cancellationToken);
}
