using Dashboard.Api.Kpis.Users;
using Dashboard.Api.Stores.Elasticsearch.Requests;
using Dashboard.Api.Stores.Elasticsearch.Responses;
using Dashboard.Api.Stores.Elasticsearch.Transport;

namespace Dashboard.Api.Stores.Elasticsearch.Queries.Details;

/// <summary>One customer: totals, newest orders and best products in one search. The names of the products are not in it.</summary>
internal sealed class UserSearch(string customerId) : ISearch
{
    public string Name => "user";

    public SearchBody Body => new()
    {
        Size = 10,
        TrackTotalHits = true,
        Query = Query.All(Query.Is("customer_id", customerId)),
        Sort = [new Dictionary<string, string> { ["order_date"] = "desc" }, new Dictionary<string, string> { ["order_id"] = "asc" }],
        Source = ["order_id", "order_date", "status", "total", "items"],
        Aggs = new Dictionary<string, Aggregation>
        {
            ["completed"] = new() { Filter = Query.Completed, Aggs = Completed },
            ["cancelled"] = new() { Filter = Query.Is("status", "cancelled") },
            ["first"] = new() { Min = new FieldBody("order_date") },
            ["last"] = new() { Max = new FieldBody("order_date") },
            ["country"] = new() { Terms = new TermsBody("country", 1) },
        },
    };

    private static Dictionary<string, Aggregation> Completed => new(Aggregation.OfLines(new Dictionary<string, Aggregation>
    {
        ["top"] = new()
        {
            Terms = new TermsBody("lines.sku", 5) { Order = TermsBody.By("revenue") },
            Aggs = new Dictionary<string, Aggregation> { ["revenue"] = Aggregation.SumOf("lines.line_total") },
        },
    }))
    {
        ["revenue"] = Aggregation.SumOf("total"),
        ["aov"] = new() { Avg = new FieldBody("total") },
    };

    /// <returns>Null when the customer has no orders.</returns>
    public UserDto? Read(SearchResponse response, AggregationNode aggregations)
    {
        if (response.Hits?.Total is not { Value: > 0 })
        {
            return null;
        }

        AggregationNode completed = aggregations["completed"];
        return new UserDto(
            customerId,
            aggregations["country"].Buckets.Select(country => country.Key).FirstOrDefault("Unspecified"),
            completed.DocCount,
            Money.FromSum(completed["revenue"].Value),
            completed["aov"].ValueOrNull is { } aov ? Money.FromAverage(aov) : null,
            aggregations["cancelled"].DocCount,
            ElasticsearchTime.FromMilliseconds(aggregations["first"].Value),
            ElasticsearchTime.FromMilliseconds(aggregations["last"].Value),
            [.. (response.Hits.Hits ?? []).Select(ReadOrder)],
            [.. completed["lines"]["top"].Buckets.Select(bucket => new UserProductDto(bucket.Key, null, Money.FromSum(bucket["revenue"].Value)))]);
    }

    private UserOrderDto ReadOrder(SearchHit hit)
    {
        UserOrderDocument order = hit.Read(Name, ElasticsearchJson.Default.UserOrderDocument);
        return new UserOrderDto(order.OrderId, ElasticsearchTime.Parse(order.OrderDate), order.Status, Money.Normalize(order.Total), order.Items);
    }
}
