namespace Dashboard.Api.Kpis;

/// <summary>Everything the dashboard shows for one window: the answers of the seven KPI queries.</summary>
/// <param name="AsOf">The end of the data the caller asked about; never the wall clock, so that equal requests have equal answers.</param>
/// <param name="From">The first instant of the window.</param>
/// <param name="To">The first instant after the window.</param>
public sealed record DashboardDto(
    DateTimeOffset AsOf,
    DateTimeOffset From,
    DateTimeOffset To,
    SummaryDto Summary,
    IReadOnlyList<RevenuePointDto> RevenueOverTime,
    IReadOnlyList<TopProductDto> TopProducts,
    IReadOnlyList<CategoryShareDto> CategoryMix,
    GeographyDto Geography,
    CustomerActivityDto Customers,
    BasketDto Basket);
