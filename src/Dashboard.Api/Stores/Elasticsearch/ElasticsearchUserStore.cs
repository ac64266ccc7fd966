using Dashboard.Api.Kpis.Users;
using Dashboard.Api.Stores.Elasticsearch.Queries.Details;
using Dashboard.Api.Stores.Elasticsearch.Responses;
using Dashboard.Api.Stores.Elasticsearch.Transport;
using Microsoft.Extensions.Options;

namespace Dashboard.Api.Stores.Elasticsearch;

/// <summary>Customers from Elasticsearch. The names of their products come from the catalogue.</summary>
internal sealed class ElasticsearchUserStore(ElasticsearchConnections connections, IOptions<ElasticsearchOptions> options) : IUserStore
{
    /// <inheritdoc/>
    public async Task<UserDto?> FindAsync(string customerId, CancellationToken cancellationToken)
    {
        UserSearch search = new(customerId);
        SearchResponse response = await connections.Searches()
            .RunAsync(options.Value.OrdersIndex, search, cancellationToken).ConfigureAwait(false);
        UserDto? user = search.Read(response, ElasticsearchSearches.Figures(search.Name, response));
        return user is null or { TopProducts.Count: 0 } ? user : await WithNamesAsync(user, cancellationToken).ConfigureAwait(false);
    }

    private async Task<UserDto> WithNamesAsync(UserDto user, CancellationToken cancellationToken)
    {
        IReadOnlyDictionary<string, string> names = await connections.Documents()
            .GetNamesAsync([.. user.TopProducts.Select(product => product.Sku)], cancellationToken).ConfigureAwait(false);
        return user with
        {
            TopProducts = [.. user.TopProducts.Select(product => product with { Name = names.GetValueOrDefault(product.Sku) })],
        };
    }
}
