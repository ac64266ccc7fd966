using Dashboard.Api.Kpis;
using Dashboard.Api.Stores.Elasticsearch.Requests;
using Dashboard.Api.Stores.Elasticsearch.Responses;

namespace Dashboard.Api.Stores.Elasticsearch.Queries;

/// <summary>What known products sold in a window.</summary>
internal sealed class SalesOfProductsSearch(KpiWindow window, IReadOnlyList<string> skus)
    : IOrderSearch<IReadOnlyDictionary<string, (decimal Revenue, long Units)>>
{
    public string Name => "sales of trending products before";

    public SearchBody Body => SearchBody.Figures(
        Query.All(Query.Ordered(window), Query.Completed),
        Aggregation.OfLines(new Dictionary<string, Aggregation>
        {
            ["chosen"] = new()
            {
                Filter = new Query { Terms = new Dictionary<string, IReadOnlyList<string>> { ["lines.sku"] = skus } },
                Aggs = new Dictionary<string, Aggregation>
                {
                    ["products"] = new()
                    {
                        Terms = new TermsBody("lines.sku", skus.Count),
                        Aggs = new Dictionary<string, Aggregation>
                        {
                            ["revenue"] = Aggregation.SumOf("lines.line_total"),
                            ["units"] = Aggregation.SumOf("lines.quantity"),
                        },
                    },
                },
            },
        }));

    public IReadOnlyDictionary<string, (decimal Revenue, long Units)> Read(AggregationNode aggregations) =>
        aggregations["lines"]["chosen"]["products"].Buckets.ToDictionary(
            bucket => bucket.Key,
            bucket => (Money.FromSum(bucket["revenue"].Value), (long)bucket["units"].Value),
            StringComparer.Ordinal);
}
