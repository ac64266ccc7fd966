namespace KpiGen.Cache.Soak.Subject;

/// <summary>
/// The cached service: one method for every way of calling and invalidating. A cell is a row of the database; each method has cells of its own.
/// No policy here serves stale values: the oracle could not tell them from broken promises.
/// </summary>
[Cached(CacheType.Product)]
public interface ICatalog
{
    Task<Reading> FindAsync(int cell, CancellationToken cancellationToken);

    [CachedBatch(nameof(FindAsync))]
    Task<IReadOnlyDictionary<int, Reading>> FindManyAsync(IReadOnlyCollection<int> cells, CancellationToken cancellationToken);

    [Cached(CacheType.Search)]
    Reading Peek(int cell, CancellationToken cancellationToken);

    [Cached(CacheType.Search)]
    ValueTask<Mark> WatchAsync(int cell, CancellationToken cancellationToken);

    [Cached(CacheType.Analytics, Tags = ["shelf:{shelf}"])]
    Task<Reading> SumAsync(int shelf, int cell, CancellationToken cancellationToken);
}
