using System.Text.Json;
using System.Text.Json.Serialization;

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
    IReadOnlyDictionary<string, IReadOnlyList<string>>? Highlight);
