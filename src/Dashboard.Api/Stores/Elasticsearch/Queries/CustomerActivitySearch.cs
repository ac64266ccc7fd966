using Dashboard.Api.Kpis;
using Dashboard.Api.Stores.Elasticsearch.Requests;
using Dashboard.Api.Stores.Elasticsearch.Responses;

namespace Dashboard.Api.Stores.Elasticsearch.Queries;

/// <summary>Q6: new customers, returning ones and guests.</summary>
internal sealed class CustomerActivitySearch(KpiWindow window) : IOrderSearch<CustomerActivityDto>
{
    private static readonly Query FirstOrder = Query.Is("is_first_order", true);
    private static readonly Query KnownCustomer = new() { Exists = new FieldBody("customer_id") };

    public string Name => "Q6 customer activity";

    public SearchBody Body => SearchBody.Figures(
        Query.All(Query.Ordered(window), Query.Completed),
        new Dictionary<string, Aggregation>
        {
            ["unique"] = Aggregation.Customers,
            ["kind"] = new()
            {
                Filters = new FiltersBody(new Dictionary<string, Query>
                {
                    ["new"] = FirstOrder,
                    ["returning"] = new() { Bool = new BoolQuery { Filter = [KnownCustomer], MustNot = [FirstOrder] } },
                    ["guest"] = new() { Bool = new BoolQuery { MustNot = [KnownCustomer] } },
                }),
                Aggs = new Dictionary<string, Aggregation>
                {
                    ["revenue"] = Aggregation.SumOf("total"),
                    ["customers"] = Aggregation.Customers,
                },
            },
        });

    public CustomerActivityDto Read(AggregationNode aggregations)
    {
        AggregationNode kinds = aggregations["kind"]["buckets"];
        return new CustomerActivityDto(
            (long)aggregations["unique"].Value,
            kinds["new"].DocCount,
            kinds["returning"].DocCount,
            kinds["guest"].DocCount,
            Money.FromSum(kinds["new"]["revenue"].Value),
            Money.FromSum(kinds["returning"]["revenue"].Value));
    }
}
