using Dashboard.Api.Kpis;
using Dashboard.Api.Stores.Elasticsearch.Requests;
using Dashboard.Api.Stores.Elasticsearch.Responses;

namespace Dashboard.Api.Stores.Elasticsearch.Queries;

/// <summary>Q1: totals of the window and of the one before it.</summary>
internal sealed class SummarySearch(KpiWindow window) : IOrderSearch<SummaryDto>
{
    public string Name => "Q1 summary";

    public SearchBody Body => SearchBody.Figures(
        Query.All(Query.Ordered(new KpiWindow(window.Previous.From, window.To))),
        new Dictionary<string, Aggregation>
        {
            ["periods"] = new()
            {
                Filters = new FiltersBody(new Dictionary<string, Query>
                {
                    ["current"] = Query.Ordered(window),
                    ["previous"] = Query.Ordered(window.Previous),
                }),
                Aggs = Totals,
            },
        });

    private static Dictionary<string, Aggregation> Totals => new()
    {
        ["completed"] = new()
        {
            Filter = Query.Completed,
            Aggs = new Dictionary<string, Aggregation>
            {
                ["revenue"] = Aggregation.SumOf("total"),
                ["aov"] = new() { Avg = new FieldBody("total") },
                ["items"] = Aggregation.SumOf("items"),
            },
        },
        ["cancelled"] = new()
        {
            Filter = Query.Is("status", "cancelled"),
            Aggs = new Dictionary<string, Aggregation> { ["refunds"] = Aggregation.SumOf("total") },
        },
    };

    public SummaryDto Read(AggregationNode aggregations)
    {
        AggregationNode periods = aggregations["periods"]["buckets"];
        return new SummaryDto(ReadTotals(periods["current"]), ReadTotals(periods["previous"]));
    }

    private static PeriodTotalsDto ReadTotals(AggregationNode period)
    {
        (AggregationNode completed, AggregationNode cancelled) = (period["completed"], period["cancelled"]);
        return new PeriodTotalsDto(
            completed.DocCount,
            Money.FromSum(completed["revenue"].Value),
            completed["aov"].ValueOrNull is { } aov ? Money.FromAverage(aov) : null,
            (long)completed["items"].Value,
            cancelled.DocCount,
            Money.FromSum(cancelled["refunds"].Value));
    }
}
