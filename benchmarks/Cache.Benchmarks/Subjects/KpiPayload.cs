using System.ComponentModel;

namespace KpiGen.Cache.Benchmarks.Subjects;

/// <summary>A dashboard as the application caches it: about 2.5 KB as JSON.</summary>
/// <remarks>Marked immutable so that HybridCache may share it as the others do; it would copy it on every hit otherwise.</remarks>
[ImmutableObject(true)]
public sealed record KpiPayload(string Region, decimal Revenue, long Orders, IReadOnlyList<KpiPoint> Series, IReadOnlyList<KpiProduct> Top)
{
    /// <summary>Makes the payload of one call: the same for the same arguments.</summary>
    public static KpiPayload Create(int days, string region)
    {
        var first = new DateOnly(2011, 11, 10);
        return new KpiPayload(
            region,
            1_694_050.71m + days,
            2_807,
            [.. Enumerable.Range(0, 30).Select(day => new KpiPoint(first.AddDays(day), 129 + day, 71_008.26m + day))],
            [.. Enumerable.Range(0, 10).Select(rank => new KpiProduct($"8512{rank}A", $"WHITE HANGING HEART T-LIGHT HOLDER {rank}", 10_698.71m - rank, 3_865 - rank))]);
    }
}

/// <summary>One day of a series.</summary>
public sealed record KpiPoint(DateOnly Day, long Orders, decimal Revenue);

/// <summary>One line of a ranking.</summary>
public sealed record KpiProduct(string Sku, string Name, decimal Revenue, long Units);
