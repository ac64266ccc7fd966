using System.Text.Json.Serialization;

namespace Dashboard.Api.Stores.Elasticsearch.Requests;

/// <summary>The body of a search. Properties are those of the documented body; what is null is not sent.</summary>
internal sealed record SearchBody
{
    public int? From { get; init; }

    public required int Size { get; init; }

    public required bool TrackTotalHits { get; init; }

    public Query? Query { get; init; }

    public IReadOnlyList<IReadOnlyDictionary<string, string>>? Sort { get; init; }

    public HighlightBody? Highlight { get; init; }

    public IReadOnlyDictionary<string, Aggregation>? Aggs { get; init; }

    [JsonPropertyName("_source")]
    public IReadOnlyList<string>? Source { get; init; }

    /// <summary>A search for figures only: no hits, no total.</summary>
    public static SearchBody Figures(Query? query, IReadOnlyDictionary<string, Aggregation> aggs) =>
        new() { Size = 0, TrackTotalHits = false, Query = query, Aggs = aggs };
}
