using KpiGen.Cache;

namespace Snippets.Invalidation;

#region invalidation-tags
public interface ICatalogue
{
    [Cached(CacheType.Product, Tags = ["product:{sku}"])]
    Task<Item?> FindAsync(string sku, CancellationToken cancellationToken);

    [Cached(CacheType.Search, Tags = ["brand:{filter.Brand}", "catalogue"])]
    Task<IReadOnlyList<Item>> SearchAsync(Filter filter, CancellationToken cancellationToken);
}
#endregion

public sealed record Item(string Sku, string? Brand, decimal Price);

public sealed record Filter(string? Brand, int Page);

#region invalidation-declared
public interface IPriceList
{
    [Cached("prices")]
    Task<decimal?> GetAsync(string sku, CancellationToken cancellationToken);

    [InvalidatesCache(Method = nameof(GetAsync))]                                        // one call: GetAsync(sku)
    Task RemoveAsync(string sku);

    [InvalidatesCache(Method = nameof(GetAsync), Arguments = ["item.Sku"], Tags = ["product:{item.Sku}", "brand:{item.Brand}"])]
    Task<Item> SaveAsync(Item item);

    [InvalidatesCache("prices"), InvalidatesCache(CacheType.Search, CacheType.Product)]  // whole types
    Task ImportAsync(Stream prices);
}
#endregion

public static class Import
{
    public static async Task RunAsync(ICacheInvalidator invalidator, string brand)
    {
        #region invalidation-by-hand
        await invalidator.InvalidateTagAsync($"brand:{brand}");            // every entry with the tag, whatever its type
        await invalidator.InvalidateTypeAsync(CacheType.Search);
        await invalidator.InvalidateAsync(CatalogueKeys.FindAsync("4711"));
        #endregion
    }
}
