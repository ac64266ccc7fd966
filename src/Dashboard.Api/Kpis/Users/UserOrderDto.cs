namespace Dashboard.Api.Kpis.Users;

/// <summary>One order of a customer.</summary>
public sealed record UserOrderDto(string OrderId, DateTimeOffset OrderDate, string Status, decimal Total, long Items);
