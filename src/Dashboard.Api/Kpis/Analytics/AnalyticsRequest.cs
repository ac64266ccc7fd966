namespace Dashboard.Api.Kpis.Analytics;

/// <summary>A series of one metric over time, for the groups where the metric is highest.</summary>
/// <param name="Size">The number of groups.</param>
public sealed record AnalyticsRequest(AnalyticsDimension By, AnalyticsMetric Metric, AnalyticsInterval Interval, int Size = 5);
