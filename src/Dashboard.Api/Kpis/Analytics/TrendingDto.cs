namespace Dashboard.Api.Kpis.Analytics;

/// <summary>The best products of a window beside the window before it.</summary>
/// <param name="From">The first instant of the window.</param>
/// <param name="To">The first midnight (UTC) after the newest order.</param>
public sealed record TrendingDto(DateTimeOffset From, DateTimeOffset To, IReadOnlyList<TrendingProductDto> Products);
