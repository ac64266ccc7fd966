namespace Dashboard.Api.Kpis.Users;

/// <summary>What the orders say about one customer.</summary>
/// <param name="Country">The country of most of the customer's orders.</param>
/// <param name="Orders">Completed orders.</param>
/// <param name="Aov">Average value of a completed order; null when there is none.</param>
/// <param name="FirstOrder">Over orders of every status, like <paramref name="LastOrder"/>.</param>
/// <param name="RecentOrders">At most ten, newest first.</param>
/// <param name="TopProducts">At most five, by revenue.</param>
public sealed record UserDto(
    string CustomerId,
    string Country,
    long Orders,
    decimal Revenue,
    decimal? Aov,
    long Cancelled,
    DateTimeOffset FirstOrder,
    DateTimeOffset LastOrder,
    IReadOnlyList<UserOrderDto> RecentOrders,
    IReadOnlyList<UserProductDto> TopProducts);
