using KpiGen.Cache;

namespace Snippets.Batches;

#region batch-service
public interface IPriceService
{
    [Cached(CacheType.Product)]
    Task<Price?> GetAsync(string sku, string market, CancellationToken cancellationToken);

    [CachedBatch(nameof(GetAsync))]
    Task<IReadOnlyDictionary<string, Price>> GetManyAsync(IReadOnlyCollection<string> skus, string market, CancellationToken cancellationToken);
}
#endregion

public sealed record Price(string Sku, decimal Amount);
