namespace KpiGen.Cache.Integration.Tests;

/// <summary>A service that is read and written: single calls, a batch and a stream of them, tags across two types, and writes that say what they outdate.</summary>
public interface IStockService
{
    [Cached(CacheType.Product, Tags = ["brand:{brand}"])]
    Task<int> CountAsync(string brand, int id, CancellationToken cancellationToken);

    [CachedBatch(nameof(CountAsync))]
    Task<IReadOnlyDictionary<int, int>> CountManyAsync(string brand, IReadOnlyCollection<int> ids, CancellationToken cancellationToken);

    [Cached(CacheType.Search, Tags = ["brand:{brand}"])]
    ValueTask<string> SummaryAsync(string brand);

    [Cached(CacheType.Search)]
    IAsyncEnumerable<int> MovesAsync(int id, CancellationToken cancellationToken);

    [InvalidatesCache(Tags = ["brand:{brand}"])]
    Task RestockAsync(string brand);

    [InvalidatesCache(Method = nameof(CountAsync))]
    Task SetAsync(string brand, int id);
}
