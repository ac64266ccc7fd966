namespace Dashboard.Api.Stores.Elasticsearch.Responses;

/// <summary>The answers to a multi-search, in the order of the requests.</summary>
internal sealed record MultiSearchResponse(IReadOnlyList<SearchResponse>? Responses);
