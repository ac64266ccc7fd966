namespace Dashboard.Api.Stores.Elasticsearch.Requests;

/// <summary>The line before each body of a multi-search.</summary>
internal sealed record MultiSearchHeader(string Index, bool RequestCache, bool AllowPartialSearchResults);
