namespace Dashboard.Api.Kpis.Analytics;

/// <summary>The metric in one interval.</summary>
/// <param name="Start">The first day of the interval.</param>
public sealed record AnalyticsPointDto(DateOnly Start, decimal Value);
