using Dashboard.Api.Kpis.Search;
using Dashboard.Api.Stores.Elasticsearch.Queries.Details;
using Dashboard.Api.Stores.Elasticsearch.Responses;
using Dashboard.Api.Stores.Elasticsearch.Transport;
using Microsoft.Extensions.Options;

namespace Dashboard.Api.Stores.Elasticsearch;

/// <summary>Product search with Elasticsearch.</summary>
internal sealed class ElasticsearchSearchStore(ElasticsearchConnections connections, IOptions<ElasticsearchOptions> options) : ISearchStore
{
    /// <inheritdoc/>
    public async Task<SearchPageDto> SearchAsync(SearchRequest request, CancellationToken cancellationToken)
    {
        ProductTextSearch search = new(request);
        SearchResponse response = await connections.Searches()
            .RunAsync(options.Value.ProductsIndex, search, cancellationToken).ConfigureAwait(false);
        return search.Read(response, ElasticsearchSearches.Figures(search.Name, response));
    }
}
