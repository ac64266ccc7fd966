namespace Dashboard.Api.Stores.DuckDb.Sample;

/// <summary>Where the sample shop's customers live: most of them at home, some in the neighbourhood, a few far away.</summary>
internal static class SampleCountries
{
    public static IReadOnlyList<string> Names { get; } =
    [
        "Germany", "France", "United Kingdom", "Netherlands", "Austria", "Switzerland", "Belgium", "Italy", "Spain", "Poland",
        "Sweden", "Denmark", "Ireland", "Norway", "Czechia", "Portugal", "Finland", "United States", "Hungary", "Greece",
        "Luxembourg", "Romania", "Slovakia", "Slovenia", "Croatia", "Canada", "Japan", "Australia", "Estonia", "Latvia",
        "Lithuania", "Bulgaria", "Iceland", "Israel", "Singapore", "Malta", "Cyprus", "South Korea", "Brazil", "New Zealand",
    ];

    /// <summary>A country's weight: 4,000 divided by its rank, and the home market ten times as heavy.</summary>
    public static int[] Weights { get; } = [.. Enumerable.Range(1, Names.Count).Select(rank => rank == 1 ? 40_000 : 4_000 / rank)];
}
