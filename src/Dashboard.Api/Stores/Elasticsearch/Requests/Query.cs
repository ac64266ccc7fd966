using System.Text.Json.Nodes;
using Dashboard.Api.Kpis;

namespace Dashboard.Api.Stores.Elasticsearch.Requests;

/// <summary>A query clause: exactly one property is set, as the query language wants it.</summary>
internal sealed record Query
{
    public BoolQuery? Bool { get; init; }

    public IReadOnlyDictionary<string, RangeBounds>? Range { get; init; }

    public IReadOnlyDictionary<string, JsonNode>? Term { get; init; }

    public IReadOnlyDictionary<string, IReadOnlyList<string>>? Terms { get; init; }

    public FieldBody? Exists { get; init; }

    public NestedQuery? Nested { get; init; }

    public MultiMatchQuery? MultiMatch { get; init; }

    public EmptyBody? MatchAll { get; init; }

    /// <summary>Only orders that were neither cancelled nor booked by the shop itself.</summary>
    public static Query Completed { get; } = Is("status", "completed");

    public static Query Is(string field, JsonNode value) => new() { Term = new Dictionary<string, JsonNode> { [field] = value } };

    public static Query All(params IReadOnlyList<Query> filters) => new() { Bool = new BoolQuery { Filter = filters } };

    public static Query Ordered(KpiWindow window) => new()
    {
        Range = new Dictionary<string, RangeBounds>
        {
            ["order_date"] = new() { Gte = ElasticsearchTime.Format(window.From), Lt = ElasticsearchTime.Format(window.To) },
        },
    };
}

/// <summary>A combination of clauses.</summary>
internal sealed record BoolQuery
{
    public IReadOnlyList<Query>? Must { get; init; }

    public IReadOnlyList<Query>? Filter { get; init; }

    public IReadOnlyList<Query>? MustNot { get; init; }
}

/// <summary>The bounds of a range: numbers, or times as text.</summary>
internal sealed record RangeBounds
{
    public JsonNode? Gte { get; init; }

    public JsonNode? Lt { get; init; }

    public JsonNode? Lte { get; init; }
}

/// <summary>A query on nested documents.</summary>
internal sealed record NestedQuery(string Path, Query Query);

/// <summary>A full-text query over several fields.</summary>
internal sealed record MultiMatchQuery(string Query, IReadOnlyList<string> Fields, string Type, string Operator, string Fuzziness, int PrefixLength);

/// <summary>The name of a field and nothing else.</summary>
internal sealed record FieldBody(string Field);

/// <summary>A clause without parameters.</summary>
internal sealed record EmptyBody;
