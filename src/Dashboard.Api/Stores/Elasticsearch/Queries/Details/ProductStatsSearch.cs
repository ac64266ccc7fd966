using Dashboard.Api.Kpis.Products;
using Dashboard.Api.Stores.Elasticsearch.Requests;
using Dashboard.Api.Stores.Elasticsearch.Responses;

namespace Dashboard.Api.Stores.Elasticsearch.Queries.Details;

/// <summary>What completed orders say about one product.</summary>
internal sealed class ProductStatsSearch(string sku) : IOrderSearch<ProductStatsDto>
{
    public string Name => "product statistics";

    public SearchBody Body
    {
        get
        {
            Query thisSku = Query.Is("lines.sku", sku);
            return SearchBody.Figures(
                Query.All(Query.Completed, new Query { Nested = new NestedQuery("lines", thisSku) }),
                Aggregation.OfLines(new Dictionary<string, Aggregation> { ["sku"] = new() { Filter = thisSku, Aggs = Figures } }));
        }
    }

    private static Dictionary<string, Aggregation> Figures => new()
    {
        ["revenue"] = Aggregation.SumOf("lines.line_total"),
        ["units"] = Aggregation.SumOf("lines.quantity"),
        ["price"] = new() { Stats = new FieldBody("lines.unit_price") },
        ["orders"] = Aggregation.OrdersOfLines with
        {
            Aggs = new Dictionary<string, Aggregation> { ["last"] = new() { Max = new FieldBody("order_date") } },
        },
    };

    public ProductStatsDto Read(AggregationNode aggregations)
    {
        AggregationNode found = aggregations["lines"]["sku"];
        AggregationNode price = found["price"];
        AggregationNode orders = found["orders"];
        return new ProductStatsDto(
            sku,
            Money.FromSum(found["revenue"].Value),
            (long)found["units"].Value,
            orders.DocCount,
            price.Number("min") is { } min ? Money.FromSum(min) : null,
            price.Number("max") is { } max ? Money.FromSum(max) : null,
            price.Number("avg"),
            orders["last"].ValueOrNull is { } last ? ElasticsearchTime.FromMilliseconds(last) : null);
    }
}
