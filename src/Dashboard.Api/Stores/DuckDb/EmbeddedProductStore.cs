using Dashboard.Api.Kpis.Products;
using Dashboard.Api.Stores.DuckDb.Queries.Details;
using Dashboard.Api.Stores.Sqlite;

namespace Dashboard.Api.Stores.DuckDb;

/// <summary>Products from the catalogue file, their figures from the order file.</summary>
internal sealed class EmbeddedProductStore(EmbeddedData data) : IProductStore
{
    /// <inheritdoc/>
    public async Task<ProductDto?> FindAsync(string sku, CancellationToken cancellationToken) =>
        await (await CatalogueAsync(cancellationToken).ConfigureAwait(false)).FindAsync(sku, cancellationToken).ConfigureAwait(false);

    /// <inheritdoc/>
    public async Task<ProductStatsDto> GetStatsAsync(string sku, CancellationToken cancellationToken)
    {
        OrderDatabase orders = await data.OrdersAsync(cancellationToken).ConfigureAwait(false);
        return await orders.QueryAsync(new ProductStatsQuery(sku), cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async Task<ProductPageDto> ListAsync(int page, int size, CancellationToken cancellationToken) =>
        await (await CatalogueAsync(cancellationToken).ConfigureAwait(false)).ListAsync(page, size, cancellationToken).ConfigureAwait(false);

    /// <inheritdoc/>
    public async Task<bool> TryCreateAsync(ProductDto product, CancellationToken cancellationToken) =>
        await (await CatalogueAsync(cancellationToken).ConfigureAwait(false)).TryCreateAsync(product, cancellationToken).ConfigureAwait(false);

    /// <inheritdoc/>
    public async Task<bool> TryReplaceAsync(ProductDto product, CancellationToken cancellationToken) =>
        await (await CatalogueAsync(cancellationToken).ConfigureAwait(false)).TryReplaceAsync(product, cancellationToken).ConfigureAwait(false);

    private async ValueTask<ProductCatalogue> CatalogueAsync(CancellationToken cancellationToken) =>
        new(await data.ProductsAsync(cancellationToken).ConfigureAwait(false));
}
