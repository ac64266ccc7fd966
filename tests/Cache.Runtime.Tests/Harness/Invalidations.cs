namespace KpiGen.Cache.Tests.Harness;

/// <summary>The four ways to invalidate the call <c>GetAsync(1)</c>.</summary>
internal static class Invalidations
{
    public static TheoryData<string> Kinds => ["key", "type", "pattern", "all"];

    /// <summary>Gets the five ways to invalidate the call <c>PriceAsync("acme", 1)</c>.</summary>
    public static TheoryData<string> KindsWithTags => ["key", "tag", "type", "pattern", "all"];

    public static Task<InvalidationResult> InvalidatePriceAsync(this CacheHost host, string kind) => kind switch
    {
        "key" => host.Invalidator.InvalidateAsync(CatalogKeys.PriceAsync("acme", 1)),
        "tag" => host.Invalidator.InvalidateTagAsync("brand:acme"),
        "pattern" => host.Invalidator.InvalidatePatternAsync("cache:product:*PriceAsync*:acme:1"),
        _ => host.InvalidateAsync(kind),
    };

    public static Task<InvalidationResult> InvalidateAsync(this CacheHost host, string kind) => kind switch
    {
        "key" => host.Invalidator.InvalidateAsync(CatalogKeys.GetAsync(1)),
        "type" => host.Invalidator.InvalidateTypeAsync(CacheType.Product),
        "pattern" => host.Invalidator.InvalidatePatternAsync("cache:product:*GetAsync*:1"),
        "all" => host.Invalidator.InvalidateAllAsync(),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };
}
