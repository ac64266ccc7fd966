using Dashboard.Api.Kpis.Analytics;
using Dashboard.Api.Stores.Elasticsearch.Requests;
using Dashboard.Api.Stores.Elasticsearch.Responses;

namespace Dashboard.Api.Stores.Elasticsearch.Queries.Details;

/// <summary>A metric of orders over time, by country or by status.</summary>
internal sealed class SeriesSearch(AnalyticsRequest request) : IOrderSearch<AnalyticsDto>
{
    private readonly SeriesMetric _metric = SeriesMetric.OfOrders(request.Metric);

    public string Name => "analytics";

    public SearchBody Body => SearchBody.Figures(
        request.By == AnalyticsDimension.Status ? null : Query.All(Query.Completed),
        new Dictionary<string, Aggregation>
        {
            ["by"] = new()
            {
                Terms = new TermsBody(Field, request.Size) { Order = TermsBody.By(_metric.OrderKey) },
                Aggs = new Dictionary<string, Aggregation>(_metric.Aggs)
                {
                    ["series"] = new()
                    {
                        DateHistogram = SeriesMetric.Histogram(request.Interval),
                        Aggs = _metric.Aggs.Count == 0 ? null : _metric.Aggs,
                    },
                },
            },
        });

    private string Field => request.By switch
    {
        AnalyticsDimension.Country => "country",
        AnalyticsDimension.Status => "status",
        _ => throw new ArgumentOutOfRangeException(nameof(request), request.By, "Not a field of orders."),
    };

    public AnalyticsDto Read(AggregationNode aggregations)
    {
        List<AggregationNode> groups = [.. aggregations["by"].Buckets];
        return SeriesAssembly.Assemble(
            request,
            groups.Select(group => (group.Key, _metric.Read(group))),
            groups.SelectMany(group => group["series"].Buckets.Select(bucket => (group.Key, SeriesMetric.Start(bucket), _metric.Read(bucket)))));
    }
}
