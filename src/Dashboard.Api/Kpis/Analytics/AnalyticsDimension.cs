namespace Dashboard.Api.Kpis.Analytics;

/// <summary>What analytics can be grouped by: the whole list, because a name from a request never reaches a query.</summary>
public enum AnalyticsDimension
{
    Country,

    /// <summary>The only grouping that looks at orders of every status.</summary>
    Status,

    /// <summary>The category of order lines; a price band where the source has no categories.</summary>
    Category,
}
