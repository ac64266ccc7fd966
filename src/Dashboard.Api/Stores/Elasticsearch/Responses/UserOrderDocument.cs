namespace Dashboard.Api.Stores.Elasticsearch.Responses;

/// <summary>The fields of an order that a customer's page shows.</summary>
internal sealed record UserOrderDocument(string OrderId, string OrderDate, string Status, decimal Total, long Items);
