namespace Dashboard.Api.Kpis.Analytics;

/// <summary>The calendar interval (UTC) of a series; weeks start on Monday.</summary>
public enum AnalyticsInterval
{
    Day,

    Week,

    Month,

    Quarter,

    Year,
}
