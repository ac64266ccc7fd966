namespace Dashboard.Api.Stores.Elasticsearch.Requests;

/// <summary>An aggregation: exactly one kind is set, and <see cref="Aggs"/> holds what is computed inside its buckets.</summary>
internal sealed record Aggregation
{
    public Query? Filter { get; init; }

    public FiltersBody? Filters { get; init; }

    public NestedBody? Nested { get; init; }

    public EmptyBody? ReverseNested { get; init; }

    public TermsBody? Terms { get; init; }

    public RangeBody? Range { get; init; }

    public DateHistogramBody? DateHistogram { get; init; }

    public FieldBody? Sum { get; init; }

    public FieldBody? Avg { get; init; }

    public FieldBody? Min { get; init; }

    public FieldBody? Max { get; init; }

    public FieldBody? Stats { get; init; }

    public CardinalityBody? Cardinality { get; init; }

    public PercentilesBody? Percentiles { get; init; }

    public IReadOnlyDictionary<string, Aggregation>? Aggs { get; init; }

    /// <summary>Orders in a bucket of order lines.</summary>
    public static Aggregation OrdersOfLines { get; } = new() { ReverseNested = new EmptyBody() };

    public static Aggregation SumOf(string field) => new() { Sum = new FieldBody(field) };

    /// <summary>Different customers. 40,000 is the highest precision there is: below that many values the count is almost exact.</summary>
    public static Aggregation Customers { get; } = new() { Cardinality = new CardinalityBody("customer_id", 40_000) };

    /// <summary>Computes inside the lines of orders that are products.</summary>
    public static Dictionary<string, Aggregation> OfProductLines(IReadOnlyDictionary<string, Aggregation> aggs) => OfLines(
        new Dictionary<string, Aggregation> { ["products"] = new() { Filter = Query.Is("lines.is_product", true), Aggs = aggs } });

    /// <summary>Computes inside the lines of orders.</summary>
    public static Dictionary<string, Aggregation> OfLines(IReadOnlyDictionary<string, Aggregation> aggs) =>
        new() { ["lines"] = new() { Nested = new NestedBody("lines"), Aggs = aggs } };
}
