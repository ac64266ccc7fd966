namespace KpiGen.Cache.Benchmarks.Subjects;

/// <summary>The origin: it answers at once, so that what is measured is the cache.</summary>
public sealed class KpiService : IKpiService
{
    public Task<KpiPayload> GetAsync(int days, string region, CancellationToken cancellationToken) => Task.FromResult(KpiPayload.Create(days, region));
}
