namespace Dashboard.Api.Kpis.Analytics;

/// <summary>A product that sells well now, and how it sold in the window before.</summary>
public sealed record TrendingProductDto(string Sku, string Name, decimal Revenue, decimal PreviousRevenue, long Units, long PreviousUnits)
{
    /// <summary>The change of revenue in percent; null when the product did not sell before.</summary>
    public decimal? RevenueChangePercent => PercentChange.Between(PreviousRevenue, Revenue);
}
