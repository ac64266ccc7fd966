namespace Dashboard.Api.Kpis.Analytics;

/// <summary>One group over time; intervals without orders between its first and last one are present with zeros.</summary>
public sealed record AnalyticsSeriesDto(string Key, decimal Total, IReadOnlyList<AnalyticsPointDto> Points);
