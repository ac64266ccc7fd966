namespace KpiGen.Cache.AotSmoke;

/// <summary>A generic interface: the container closes its open registration, also without a compiler at run time.</summary>
[Cached(CacheType.Analytics, Closed = [typeof(ISnapshots<Report>)])]
public interface ISnapshots<T>
    where T : class
{
    Task<IReadOnlyList<T>> LatestAsync(int count, CancellationToken cancellationToken);
}
