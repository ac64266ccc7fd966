namespace Dashboard.Api.Kpis.Analytics;

/// <summary>What analytics can measure.</summary>
public enum AnalyticsMetric
{
    Revenue,

    Orders,

    /// <summary>Units sold.</summary>
    Items,
}
