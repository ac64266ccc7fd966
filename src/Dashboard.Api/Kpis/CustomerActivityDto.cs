namespace Dashboard.Api.Kpis;

/// <summary>Who ordered: customers with their first completed order ever, returning ones, and guests without a customer number.</summary>
public sealed record CustomerActivityDto(
    long UniqueCustomers,
    long NewOrders,
    long ReturningOrders,
    long GuestOrders,
    decimal NewRevenue,
    decimal ReturningRevenue);
