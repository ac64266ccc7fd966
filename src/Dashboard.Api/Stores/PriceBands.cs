namespace Dashboard.Api.Stores;

/// <summary>The price bands that stand in for categories where a source has none. Lower bounds are inclusive, upper ones are not.</summary>
internal static class PriceBands
{
    public static IReadOnlyList<PriceBand> All { get; } =
    [
        new("under 1", null, 1m),
        new("1-2.5", 1m, 2.5m),
        new("2.5-5", 2.5m, 5m),
        new("5-10", 5m, 10m),
        new("10+", 10m, null),
    ];

    /// <summary>The band of a price; negative prices (adjustments) belong to the lowest one.</summary>
    public static string Of(decimal price) => All.First(band => band.To is null || price < band.To).Key;

    /// <summary>The same decision as SQL.</summary>
    /// <param name="price">A column, never text of a user.</param>
    public static string SqlCase(string price)
    {
        IEnumerable<string> cases = All
            .Where(band => band.To is not null)
            .Select(band => FormattableString.Invariant($"WHEN {price} < {band.To} THEN '{band.Key}'"));
        return $"CASE {string.Join(' ', cases)} ELSE '{All[^1].Key}' END";
    }
}
