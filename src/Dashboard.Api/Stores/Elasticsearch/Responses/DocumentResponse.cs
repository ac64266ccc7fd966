using System.Text.Json;
using System.Text.Json.Serialization;

namespace Dashboard.Api.Stores.Elasticsearch.Responses;

/// <summary>The answer to a request for one document; <see cref="Found"/> is absent when the request itself failed.</summary>
internal sealed record DocumentResponse
{
    [JsonPropertyName("_id")]
    public string? Id { get; init; }

    public bool? Found { get; init; }

    [JsonPropertyName("_source")]
    public ProductDocument? Source { get; init; }

    public JsonElement? Error { get; init; }
}

/// <summary>The answer to a request for several documents.</summary>
internal sealed record MultiGetResponse(IReadOnlyList<NamedDocument>? Docs);

/// <summary>One of several documents, of which only the name was asked for.</summary>
internal sealed record NamedDocument([property: JsonPropertyName("_id")] string Id, bool? Found, JsonElement? Error)
{
    [JsonPropertyName("_source")]
    public NameSource? Source { get; init; }
}

/// <summary>The name of a product.</summary>
internal sealed record NameSource(string? Name);
