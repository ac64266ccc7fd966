using System.Globalization;
using Dashboard.Api.Kpis;

namespace Dashboard.Api.Stores;

/// <summary>The ranges of order values that the basket KPI counts. Keys are those Elasticsearch gives to its ranges.</summary>
internal static class OrderValueBuckets
{
    private static readonly decimal[] Bounds = [10m, 50m, 100m, 250m, 500m, 1000m];

    /// <summary>The ranges with a count of zero, cheapest first.</summary>
    public static IReadOnlyList<BucketDto> All { get; } =
    [
        .. Enumerable.Range(0, Bounds.Length + 1).Select(index => Create(
            index == 0 ? null : Bounds[index - 1],
            index == Bounds.Length ? null : Bounds[index])),
    ];

    private static BucketDto Create(decimal? from, decimal? to) => new($"{Text(from)}-{Text(to)}", from, to, 0);

    private static string Text(decimal? bound) => bound?.ToString("0.0", CultureInfo.InvariantCulture) ?? "*";
}
