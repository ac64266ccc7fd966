using Dashboard.Api.Kpis.Analytics;
using Dashboard.Api.Stores.Elasticsearch.Requests;
using Dashboard.Api.Stores.Elasticsearch.Responses;

namespace Dashboard.Api.Stores.Elasticsearch.Queries.Details;

/// <summary>A metric as an aggregation inside buckets, and how it is read from them.</summary>
/// <param name="OrderKey">What buckets are ordered by.</param>
/// <param name="Aggs">Empty where the number of documents is the metric.</param>
internal sealed record SeriesMetric(string OrderKey, IReadOnlyDictionary<string, Aggregation> Aggs, Func<AggregationNode, decimal> Read)
{
    /// <summary>The metric in buckets of orders.</summary>
    public static SeriesMetric OfOrders(AnalyticsMetric metric) => metric switch
    {
        AnalyticsMetric.Revenue => Sum("revenue", "total"),
        AnalyticsMetric.Items => Sum("items", "items"),
        AnalyticsMetric.Orders => new SeriesMetric("_count", new Dictionary<string, Aggregation>(), bucket => bucket.DocCount),
        _ => throw new ArgumentOutOfRangeException(nameof(metric), metric, "Unknown metric."),
    };

    /// <summary>The metric in buckets of order lines.</summary>
    public static SeriesMetric OfLines(AnalyticsMetric metric) => metric switch
    {
        AnalyticsMetric.Revenue => Sum("revenue", "lines.line_total"),
        AnalyticsMetric.Items => Sum("items", "lines.quantity"),
        AnalyticsMetric.Orders => new SeriesMetric(
            "orders",
            new Dictionary<string, Aggregation> { ["orders"] = Aggregation.OrdersOfLines },
            bucket => bucket["orders"].DocCount),
        _ => throw new ArgumentOutOfRangeException(nameof(metric), metric, "Unknown metric."),
    };

    public static DateHistogramBody Histogram(AnalyticsInterval interval) => new("order_date", Unit(interval), "UTC", 0);

    /// <summary>The first day of a bucket.</summary>
    public static DateOnly Start(AggregationNode bucket) =>
        DateOnly.FromDateTime(ElasticsearchTime.FromMilliseconds(bucket.Number("key") ?? 0).UtcDateTime);

    private static SeriesMetric Sum(string name, string field) => new(
        name,
        new Dictionary<string, Aggregation> { [name] = Aggregation.SumOf(field) },
        bucket => Money.FromSum(bucket[name].Value));

    private static string Unit(AnalyticsInterval interval) => interval switch
    {
        AnalyticsInterval.Day => "day",
        AnalyticsInterval.Week => "week",
        AnalyticsInterval.Month => "month",
        AnalyticsInterval.Quarter => "quarter",
        AnalyticsInterval.Year => "year",
        _ => throw new ArgumentOutOfRangeException(nameof(interval), interval, "Unknown interval."),
    };
}
