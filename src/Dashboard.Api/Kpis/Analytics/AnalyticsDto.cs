namespace Dashboard.Api.Kpis.Analytics;

/// <summary>The answer to an <see cref="AnalyticsRequest"/>, highest total first.</summary>
public sealed record AnalyticsDto(
    AnalyticsDimension By,
    AnalyticsMetric Metric,
    AnalyticsInterval Interval,
    IReadOnlyList<AnalyticsSeriesDto> Series);
