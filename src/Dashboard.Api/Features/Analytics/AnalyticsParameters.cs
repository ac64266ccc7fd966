using Dashboard.Api.Http.Requests;
using Dashboard.Api.Kpis.Analytics;

namespace Dashboard.Api.Features.Analytics;

/// <summary>A series as a client spells it. Only names of the enumerations pass, so that no text of a request reaches a query.</summary>
internal readonly record struct AnalyticsParameters(string? By, string? Metric, string? Interval)
{
    public AnalyticsRequest Read(RequestReader reader) => new(
        reader.Choice("by", By, AnalyticsDimension.Country),
        reader.Choice("metric", Metric, AnalyticsMetric.Revenue),
        reader.Choice("interval", Interval, AnalyticsInterval.Month));
}
