using Dashboard.Api.Stores.Elasticsearch.Requests;
using Dashboard.Api.Stores.Elasticsearch.Responses;

namespace Dashboard.Api.Stores.Elasticsearch.Queries.Details;

/// <summary>When the newest order of any status was placed.</summary>
internal sealed class NewestOrderSearch : IOrderSearch<DateTimeOffset>
{
    public string Name => "newest order";

    public SearchBody Body => SearchBody.Figures(
        null, new Dictionary<string, Aggregation> { ["newest"] = new() { Max = new FieldBody("order_date") } });

    public DateTimeOffset Read(AggregationNode aggregations) => aggregations["newest"].ValueOrNull is { } newest
        ? ElasticsearchTime.FromMilliseconds(newest)
        : throw new ElasticsearchException("The index of Elasticsearch:OrdersIndex holds no orders; index some first.");
}
