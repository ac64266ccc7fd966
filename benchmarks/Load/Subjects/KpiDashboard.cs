using System.ComponentModel;
using MessagePack;

namespace KpiGen.Cache.Benchmarks.Load.Subjects;

/// <summary>The payload of every subject: a dashboard of 2 to 3 KB as MessagePack, with figures that are not all alike.</summary>
/// <remarks>
/// One type for all, so that all write and read the same: MessagePack-CSharp wants the attributes, KpiGen honours them. It is marked immutable so
/// that HybridCache may share it; it would keep it as bytes otherwise.
/// </remarks>
[ImmutableObject(true)]
[MessagePackObject]
public sealed record KpiDashboard(
    [property: Key(0)] string Region,
    [property: Key(1)] decimal Revenue,
    [property: Key(2)] long Orders,
    [property: Key(3)] IReadOnlyList<KpiPoint> Series,
    [property: Key(4)] IReadOnlyList<KpiProduct> Top)
{
    private const int Days = 60;
    private const int Products = 25;

    /// <summary>Makes the payload of one call: the same for the same arguments.</summary>
    public static KpiDashboard Create(int days, string region)
    {
        var random = new Random(days);
        var first = new DateOnly(2011, 11, 10);
        return new KpiDashboard(
            region,
            Amount(random, 2_000_000),
            random.Next(1_000, 5_000),
            [.. Enumerable.Range(0, Days).Select(day => new KpiPoint(first.AddDays(day), random.Next(50, 400), Amount(random, 90_000)))],
            [.. Enumerable.Range(0, Products).Select(_ => new KpiProduct($"{random.Next(10_000, 99_999)}A", $"WHITE HANGING HEART T-LIGHT HOLDER {random.Next(1_000)}", Amount(random, 12_000), random.Next(4_000)))]);
    }

    private static decimal Amount(Random random, int below) => random.Next(below * 100) / 100m;
}

/// <summary>One day of a series.</summary>
[MessagePackObject]
public sealed record KpiPoint([property: Key(0)] DateOnly Day, [property: Key(1)] long Orders, [property: Key(2)] decimal Revenue);

/// <summary>One line of a ranking.</summary>
[MessagePackObject]
public sealed record KpiProduct([property: Key(0)] string Sku, [property: Key(1)] string Name, [property: Key(2)] decimal Revenue, [property: Key(3)] long Units);
