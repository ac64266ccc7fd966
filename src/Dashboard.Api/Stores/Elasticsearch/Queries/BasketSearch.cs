using Dashboard.Api.Kpis;
using Dashboard.Api.Stores.Elasticsearch.Requests;
using Dashboard.Api.Stores.Elasticsearch.Responses;

namespace Dashboard.Api.Stores.Elasticsearch.Queries;

/// <summary>Q7: percentiles (approximate, t-digest) and ranges of order values, and orders by status.</summary>
internal sealed class BasketSearch(KpiWindow window) : IOrderSearch<BasketDto>
{
    public string Name => "Q7 basket";

    public SearchBody Body => SearchBody.Figures(
        Query.All(Query.Ordered(window)),
        new Dictionary<string, Aggregation>
        {
            ["status"] = new() { Terms = new TermsBody("status", 10) },
            ["completed"] = new() { Filter = Query.Completed, Aggs = Figures },
        });

    private static Dictionary<string, Aggregation> Figures => new()
    {
        ["value_pct"] = new() { Percentiles = new PercentilesBody("total", [25, 50, 75, 90, 95, 99]) },
        ["value"] = new() { Stats = new FieldBody("total") },
        ["items_pct"] = new() { Percentiles = new PercentilesBody("items", [50, 95]) },
        ["lines_avg"] = new() { Avg = new FieldBody("line_count") },
        ["buckets"] = new()
        {
            Range = new RangeBody(
                "total",
                [.. OrderValueBuckets.All.Select(bucket => new RangeBucketBody(null, bucket.From, bucket.To))])
            { Keyed = true },
        },
    };

    public BasketDto Read(AggregationNode aggregations)
    {
        AggregationNode completed = aggregations["completed"];
        AggregationNode value = completed["value"];
        AggregationNode buckets = completed["buckets"]["buckets"];
        return new BasketDto(
            ReadPercentiles(completed["value_pct"]["values"], "25.0", "50.0", "75.0", "90.0", "95.0", "99.0"),
            ReadPercentiles(completed["items_pct"]["values"], "50.0", "95.0"),
            value.Number("min") is { } min ? Money.FromSum(min) : null,
            value.Number("max") is { } max ? Money.FromSum(max) : null,
            completed["lines_avg"].ValueOrNull,
            [.. OrderValueBuckets.All.Select(bucket => bucket with { Count = buckets[bucket.Key].DocCount })],
            aggregations["status"].Buckets.ToDictionary(status => status.Key, status => status.DocCount, StringComparer.Ordinal));
    }

    private static Dictionary<string, double?> ReadPercentiles(AggregationNode values, params IEnumerable<string> percents) =>
        percents.ToDictionary(percent => percent, values.Number, StringComparer.Ordinal);
}
