using System.Text.Json;
using Dashboard.Api.Stores.Elasticsearch.Queries;
using Dashboard.Api.Stores.Elasticsearch.Requests;
using Dashboard.Api.Stores.Elasticsearch.Responses;

namespace Dashboard.Api.Stores.Elasticsearch.Transport;

/// <summary>Runs searches and lets only complete answers through.</summary>
internal sealed class ElasticsearchSearches(ElasticsearchTransport transport)
{
    /// <summary>Runs one search and returns its whole answer.</summary>
    public async Task<SearchResponse> RunAsync(string index, ISearch search, CancellationToken cancellationToken)
    {
        ElasticsearchReply reply = await transport.SendAsync(
            search.Name,
            HttpMethod.Post,
            $"{Uri.EscapeDataString(index)}/_search?allow_partial_search_results=false",
            JsonContentOf.Create(search.Body, ElasticsearchJson.Default.SearchBody),
            cancellationToken).ConfigureAwait(false);
        return CompleteResult.Require(search.Name, reply.Read(ElasticsearchJson.Default.SearchResponse));
    }

    /// <summary>Runs one search for figures.</summary>
    public async Task<T> RunAsync<T>(string index, IOrderSearch<T> search, CancellationToken cancellationToken)
    {
        SearchResponse response = await RunAsync(index, (ISearch)search, cancellationToken).ConfigureAwait(false);
        return search.Read(Figures(search.Name, response));
    }

    /// <summary>
    /// Runs several searches in one request; all of them must be complete. The figures come in the order of the searches.
    /// </summary>
    public async Task<IReadOnlyList<AggregationNode>> RunAllAsync(
        string index,
        IReadOnlyList<ISearch> searches,
        CancellationToken cancellationToken)
    {
        string name = $"the {searches.Count} searches {searches[0].Name} to {searches[^1].Name}";
        ElasticsearchReply reply = await transport.SendAsync(
            name,
            HttpMethod.Post,
            "_msearch",
            MultiSearchContent.Create(index, searches.Select(search => search.Body)),
            cancellationToken).ConfigureAwait(false);

        IReadOnlyList<SearchResponse> responses = reply.Read(ElasticsearchJson.Default.MultiSearchResponse).Responses ?? [];
        return responses.Count == searches.Count
            ? [.. searches.Zip(responses, (search, response) => Figures(search.Name, CompleteResult.Require(search.Name, response)))]
            : throw new PartialResultException($"Elasticsearch answered {responses.Count} of {name}.");
    }

    /// <summary>The aggregations of an answer.</summary>
    public static AggregationNode Figures(string name, SearchResponse response) =>
        new(response.Aggregations ?? default(JsonElement), name, "aggregations");
}
