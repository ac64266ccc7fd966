using Microsoft.Extensions.Options;

namespace Dashboard.Api.Stores.Elasticsearch.Transport;

/// <summary>
/// Gives singletons short-lived HTTP clients: a client that is held for ever would never see a change of the server's address.
/// </summary>
internal sealed class ElasticsearchConnections(IHttpClientFactory clients, IOptions<ElasticsearchOptions> options, TimeProvider time)
{
    public const string ClientName = "elasticsearch";

    public ElasticsearchSearches Searches() => new(Transport());

    public ProductDocuments Documents() => new(Transport(), options.Value.ProductsIndex, time);

    private ElasticsearchTransport Transport() => new(clients.CreateClient(ClientName));
}
