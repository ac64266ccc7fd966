using Dashboard.Api.Kpis.Products;
using KpiGen.Cache;

namespace Dashboard.Api.Features.Products;

/// <summary>The product catalogue.</summary>
[Cached(CacheType.Product)]
internal interface IProductService
{
    /// <returns>Null when the SKU is unknown.</returns>
    Task<ProductDto?> FindAsync(string sku, CancellationToken cancellationToken);

    Task<ProductPageDto> ListAsync(int page, int size, CancellationToken cancellationToken);

    Task<ProductStatsDto> GetStatsAsync(string sku, CancellationToken cancellationToken);

    /// <returns>False when the SKU exists already.</returns>
    [InvalidatesCache(CacheType.Product, CacheType.Search, CacheType.Analytics)]
    Task<bool> TryCreateAsync(ProductDto product);

    /// <returns>False when the SKU is unknown.</returns>
    [InvalidatesCache(CacheType.Product, CacheType.Search, CacheType.Analytics)]
    Task<bool> TryReplaceAsync(ProductDto product);
}
