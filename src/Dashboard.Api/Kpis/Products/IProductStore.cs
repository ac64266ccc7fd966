namespace Dashboard.Api.Kpis.Products;

/// <summary>The product catalogue, which users change, and what the orders say about its products.</summary>
public interface IProductStore
{
    /// <returns>Null when the SKU is unknown.</returns>
    Task<ProductDto?> FindAsync(string sku, CancellationToken cancellationToken);

    Task<ProductStatsDto> GetStatsAsync(string sku, CancellationToken cancellationToken);

    /// <param name="page">Starts at 1.</param>
    /// <param name="size">Products a page.</param>
    /// <exception cref="Search.ResultWindowException">The page lies beyond the first 10,000 products.</exception>
    Task<ProductPageDto> ListAsync(int page, int size, CancellationToken cancellationToken);

    /// <summary>Adds a product. When the task completes, searches find it: only then may caches be invalidated.</summary>
    /// <returns>False when the SKU exists already; nothing is changed then.</returns>
    Task<bool> TryCreateAsync(ProductDto product, CancellationToken cancellationToken);

    /// <summary>Replaces a product. When the task completes, searches find the new text.</summary>
    /// <returns>False when the SKU is unknown; nothing is added then.</returns>
    Task<bool> TryReplaceAsync(ProductDto product, CancellationToken cancellationToken);
}
