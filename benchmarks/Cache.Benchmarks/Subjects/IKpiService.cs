namespace KpiGen.Cache.Benchmarks.Subjects;

/// <summary>The call that every subject answers.</summary>
[Cached(CacheType.Dashboard)]
public interface IKpiService
{
    Task<KpiPayload> GetAsync(int days, string region, CancellationToken cancellationToken);
}
