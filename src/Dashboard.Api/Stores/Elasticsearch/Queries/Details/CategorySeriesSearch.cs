using Dashboard.Api.Kpis.Analytics;
using Dashboard.Api.Stores.Elasticsearch.Requests;
using Dashboard.Api.Stores.Elasticsearch.Responses;

namespace Dashboard.Api.Stores.Elasticsearch.Queries.Details;

/// <summary>
/// A metric of order lines over time by category. Dates belong to orders, so the histogram stands outside of the nested lines and every
/// interval lists its categories; the totals beside it choose those that are shown.
/// </summary>
internal sealed class CategorySeriesSearch(AnalyticsRequest request, CategoryMode mode) : IOrderSearch<AnalyticsDto>
{
    /// <summary>More categories than a shop has: an interval must not lose one that is shown.</summary>
    private const int MaxCategories = 1_000;

    private readonly SeriesMetric _metric = SeriesMetric.OfLines(request.Metric);

    public string Name => "analytics by category";

    public SearchBody Body
    {
        get
        {
            Dictionary<string, Aggregation> byCategory = Aggregation.OfProductLines(new Dictionary<string, Aggregation> { ["by"] = Buckets });
            return SearchBody.Figures(Query.All(Query.Completed), new Dictionary<string, Aggregation>(byCategory)
            {
                ["series"] = new() { DateHistogram = SeriesMetric.Histogram(request.Interval), Aggs = byCategory },
            });
        }
    }

    private Aggregation Buckets => mode == CategoryMode.PriceBands
        ? new Aggregation { Range = CategoryBuckets.Bands, Aggs = _metric.Aggs }
        : new Aggregation { Terms = new TermsBody("lines.category", MaxCategories), Aggs = _metric.Aggs };

    public AnalyticsDto Read(AggregationNode aggregations) => SeriesAssembly.Assemble(
        request,
        Categories(aggregations)
            .Select(bucket => (bucket.Key, Total: _metric.Read(bucket)))
            .OrderByDescending(total => total.Total)
            .ThenBy(total => total.Key, StringComparer.Ordinal)
            .Take(request.Size),
        aggregations["series"].Buckets.SelectMany(
            interval => Categories(interval).Select(bucket => (bucket.Key, SeriesMetric.Start(interval), _metric.Read(bucket)))));

    private static IEnumerable<AggregationNode> Categories(AggregationNode node) =>
        node["lines"]["products"]["by"].Buckets.Where(bucket => bucket.DocCount > 0);
}
