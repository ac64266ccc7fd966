using System.Globalization;
using Dashboard.Api.Kpis;
using Dashboard.Api.Stores.Elasticsearch.Requests;
using Dashboard.Api.Stores.Elasticsearch.Responses;

namespace Dashboard.Api.Stores.Elasticsearch.Queries;

/// <summary>
/// Q2: completed orders by UTC day. The bounds make empty days at both ends appear; without them a quiet window would have no days.
/// </summary>
internal sealed class RevenueOverTimeSearch(KpiWindow window) : IOrderSearch<IReadOnlyList<RevenuePointDto>>
{
    public string Name => "Q2 revenue over time";

    public SearchBody Body => SearchBody.Figures(
        Query.All(Query.Ordered(window), Query.Completed),
        new Dictionary<string, Aggregation>
        {
            ["series"] = new()
            {
                DateHistogram = new DateHistogramBody("order_date", "day", "UTC", 0)
                {
                    Format = "yyyy-MM-dd",
                    ExtendedBounds = new DateBounds(ElasticsearchTime.FormatDay(window.From), ElasticsearchTime.FormatDay(window.To.AddTicks(-1))),
                },
                Aggs = new Dictionary<string, Aggregation> { ["revenue"] = Aggregation.SumOf("total") },
            },
        });

    public IReadOnlyList<RevenuePointDto> Read(AggregationNode aggregations) =>
    [
        .. aggregations["series"].Buckets.Select(bucket => new RevenuePointDto(
            DateOnly.ParseExact(bucket.KeyAsString, "yyyy-MM-dd", CultureInfo.InvariantCulture),
            bucket.DocCount,
            Money.FromSum(bucket["revenue"].Value))),
    ];
}
