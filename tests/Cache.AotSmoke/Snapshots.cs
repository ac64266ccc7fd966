namespace KpiGen.Cache.AotSmoke;

/// <summary>The origin of every construction.</summary>
public sealed class Snapshots<T> : ISnapshots<T>
    where T : class
{
    public Task<IReadOnlyList<T>> LatestAsync(int count, CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<T>>(new List<T>(count));
}
