using Dashboard.Api.Kpis.Products;
using Dashboard.Api.Stores.Elasticsearch.Queries.Details;
using Dashboard.Api.Stores.Elasticsearch.Responses;
using Dashboard.Api.Stores.Elasticsearch.Transport;
using Microsoft.Extensions.Options;

namespace Dashboard.Api.Stores.Elasticsearch;

/// <summary>Products in Elasticsearch.</summary>
internal sealed class ElasticsearchProductStore(ElasticsearchConnections connections, IOptions<ElasticsearchOptions> options) : IProductStore
{
    /// <inheritdoc/>
    public Task<ProductDto?> FindAsync(string sku, CancellationToken cancellationToken) => connections.Documents().FindAsync(sku, cancellationToken);

    /// <inheritdoc/>
    public Task<ProductStatsDto> GetStatsAsync(string sku, CancellationToken cancellationToken) =>
        connections.Searches().RunAsync(options.Value.OrdersIndex, new ProductStatsSearch(sku), cancellationToken);

    /// <inheritdoc/>
    public async Task<ProductPageDto> ListAsync(int page, int size, CancellationToken cancellationToken)
    {
        ProductPageSearch search = new(page, size);
        SearchResponse response = await connections.Searches()
            .RunAsync(options.Value.ProductsIndex, search, cancellationToken).ConfigureAwait(false);
        return search.Read(response);
    }

    /// <inheritdoc/>
    public Task<bool> TryCreateAsync(ProductDto product, CancellationToken cancellationToken) =>
        connections.Documents().TryCreateAsync(product, cancellationToken);

    /// <inheritdoc/>
    public Task<bool> TryReplaceAsync(ProductDto product, CancellationToken cancellationToken) =>
        connections.Documents().TryReplaceAsync(product, cancellationToken);
}
