using Dashboard.Api.Kpis.Products;
using KpiGen.Cache;

namespace Dashboard.Api.Features.Products;

/// <summary>Asks the store. What a write has changed is outdated by the decorator; what a failed write may have changed, here.</summary>
/// <remarks>Writes take no cancellation token: once begun, a write and its invalidation belong together, whether the client stays or not.</remarks>
internal sealed class ProductService(IProductStore store, ICacheInvalidator invalidator) : IProductService
{
    public Task<ProductDto?> FindAsync(string sku, CancellationToken cancellationToken) => store.FindAsync(sku, cancellationToken);

    public Task<ProductPageDto> ListAsync(int page, int size, CancellationToken cancellationToken) => store.ListAsync(page, size, cancellationToken);

    public Task<ProductStatsDto> GetStatsAsync(string sku, CancellationToken cancellationToken) => store.GetStatsAsync(sku, cancellationToken);

    public Task<bool> TryCreateAsync(ProductDto product) => WriteAsync(() => store.TryCreateAsync(product, CancellationToken.None));

    public Task<bool> TryReplaceAsync(ProductDto product) => WriteAsync(() => store.TryReplaceAsync(product, CancellationToken.None));

    private async Task<bool> WriteAsync(Func<Task<bool>> write)
    {
        try
        {
            return await write();
        }
        catch
        {
            // A write that throws may have happened all the same, a time-out for example. Outdating too much costs a miss.
            await Task.WhenAll(
                invalidator.InvalidateTypeAsync(CacheType.Product),
                invalidator.InvalidateTypeAsync(CacheType.Search),
                invalidator.InvalidateTypeAsync(CacheType.Analytics));
            throw;
        }
    }
}
