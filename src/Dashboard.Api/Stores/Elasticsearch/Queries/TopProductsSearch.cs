using Dashboard.Api.Kpis;
using Dashboard.Api.Stores.Elasticsearch.Requests;
using Dashboard.Api.Stores.Elasticsearch.Responses;

namespace Dashboard.Api.Stores.Elasticsearch.Queries;

/// <summary>
/// Q3: the products with the highest revenue. With several shards each reports only its own best; asking each for many more than are
/// shown keeps the ranks right.
/// </summary>
internal sealed class TopProductsSearch(KpiWindow window, int size = 10) : IOrderSearch<IReadOnlyList<TopProductDto>>
{
    private const int ShardSizePerProduct = 20;

    public string Name => "Q3 top products";

    public SearchBody Body => SearchBody.Figures(
        Query.All(Query.Ordered(window), Query.Completed),
        Aggregation.OfProductLines(new Dictionary<string, Aggregation>
        {
            ["top"] = new()
            {
                Terms = new TermsBody("lines.sku", size) { ShardSize = size * ShardSizePerProduct, Order = TermsBody.By("revenue") },
                Aggs = new Dictionary<string, Aggregation>
                {
                    ["revenue"] = Aggregation.SumOf("lines.line_total"),
                    ["units"] = Aggregation.SumOf("lines.quantity"),
                    ["orders"] = Aggregation.OrdersOfLines,
                    ["name"] = new() { Terms = new TermsBody("lines.name.keyword", 1) },
                },
            },
        }));

    public IReadOnlyList<TopProductDto> Read(AggregationNode aggregations) =>
    [
        .. aggregations["lines"]["products"]["top"].Buckets.Select(bucket => new TopProductDto(
            bucket.Key,
            bucket["name"].Buckets.Select(name => name.Key).FirstOrDefault(bucket.Key),
            Money.FromSum(bucket["revenue"].Value),
            (long)bucket["units"].Value,
            bucket["orders"].DocCount)),
    ];
}
