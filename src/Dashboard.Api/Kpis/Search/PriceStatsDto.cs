namespace Dashboard.Api.Kpis.Search;

/// <summary>The prices of the matches; null when nothing matched.</summary>
public sealed record PriceStatsDto(long Count, decimal? Min, decimal? Max, double? Avg);
