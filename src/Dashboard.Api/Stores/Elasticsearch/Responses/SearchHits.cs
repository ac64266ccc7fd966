using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace Dashboard.Api.Stores.Elasticsearch.Responses;

/// <summary>The documents a search found.</summary>
/// <param name="Total">Absent when totals are not tracked.</param>
internal sealed record SearchHits(HitTotal? Total, IReadOnlyList<SearchHit>? Hits);

/// <summary>A count; the relation <c>gte</c> says that there are more.</summary>
internal sealed record HitTotal(long Value, string? Relation);

/// <summary>One document. Highlights are absent for fields that did not match.</summary>
internal sealed record SearchHit(
    [property: JsonPropertyName("_id")] string? Id,
    [property: JsonPropertyName("_score")] double? Score,
    [property: JsonPropertyName("_source")] JsonElement Source,
    IReadOnlyDictionary<string, IReadOnlyList<string>>? Highlight)
{
    /// <summary>The fields of the document.</summary>
    /// <exception cref="ElasticsearchException">They are absent or not of the mapped types.</exception>
    public T Read<T>(string query, JsonTypeInfo<T> type)
        where T : class
    {
        try
        {
            return Source.ValueKind == JsonValueKind.Object && Source.Deserialize(type) is { } document
                ? document
                : throw new ElasticsearchException($"Elasticsearch answered {query} with document '{Id}' without fields.");
        }
        catch (JsonException exception)
        {
            throw new ElasticsearchException($"Elasticsearch answered {query} with document '{Id}' in an unknown form.", exception);
        }
    }
}
