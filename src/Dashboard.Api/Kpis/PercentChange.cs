namespace Dashboard.Api.Kpis;

/// <summary>The change from one figure to another, in percent with two decimals.</summary>
internal static class PercentChange
{
    /// <returns>Null when there is nothing to compare with: a missing figure, or a previous value of 0.</returns>
    public static decimal? Between(decimal? previous, decimal? current)
    {
        if (previous is null or 0m || current is null)
        {
            return null;
        }

        return Math.Round((current.Value - previous.Value) / previous.Value * 100m, 2, MidpointRounding.AwayFromZero);
    }
}
