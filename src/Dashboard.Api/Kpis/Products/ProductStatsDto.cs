namespace Dashboard.Api.Kpis.Products;

/// <summary>What completed orders say about a product; zeros and nulls when it was never sold.</summary>
/// <param name="AvgPrice">The average unit price over order lines, not weighted by quantity.</param>
public sealed record ProductStatsDto(
    string Sku,
    decimal Revenue,
    long Units,
    long Orders,
    decimal? MinPrice,
    decimal? MaxPrice,
    double? AvgPrice,
    DateTimeOffset? LastOrder);
