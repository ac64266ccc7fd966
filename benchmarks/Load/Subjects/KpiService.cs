namespace KpiGen.Cache.Benchmarks.Load.Subjects;

/// <summary>The service behind the decorator.</summary>
public sealed class KpiService : IKpiService
{
    public Task<KpiDashboard> GetAsync(int days, string region, CancellationToken cancellationToken) => Task.FromResult(Origin.Load(days));

    public Task<IReadOnlyDictionary<int, KpiDashboard>> GetManyAsync(IReadOnlyCollection<int> days, string region, CancellationToken cancellationToken)
        => Task.FromResult<IReadOnlyDictionary<int, KpiDashboard>>(days.ToDictionary(static id => id, Origin.Load));
}
