using KpiGen.Cache.Benchmarks.Load.Subjects;

namespace KpiGen.Cache.Benchmarks.Load.Measurements;

/// <summary>An origin whose value changes: its number of orders is the version.</summary>
internal sealed class VersionedOrigin : IKpiService
{
    private long _version;

    public long Version => Volatile.Read(ref _version);

    public void Change() => Interlocked.Increment(ref _version);

    public Task<KpiDashboard> GetAsync(int days, string region, CancellationToken cancellationToken)
        => Task.FromResult(new KpiDashboard(region, 0, Version, [], []));

    public Task<IReadOnlyDictionary<int, KpiDashboard>> GetManyAsync(IReadOnlyCollection<int> days, string region, CancellationToken cancellationToken)
        => throw new NotSupportedException("Only single values change.");
}
