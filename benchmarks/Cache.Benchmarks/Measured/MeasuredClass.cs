namespace KpiGen.Cache.Benchmarks.Measured;

/// <summary>A class of benchmarks that stands for a bar.</summary>
/// <param name="Bar">The number of the bar.</param>
/// <param name="Benchmarks">The class.</param>
/// <param name="Limit">The highest ratio of candidate and baseline.</param>
/// <param name="AllocatesNothing">Whether the candidates may not allocate a single byte.</param>
/// <param name="Comparisons">What is compared; each becomes a line of the report.</param>
internal sealed record MeasuredClass(int Bar, Type Benchmarks, double Limit, bool AllocatesNothing, IReadOnlyList<Comparison> Comparisons)
{
    /// <summary>All that this program measures.</summary>
    public static IReadOnlyList<MeasuredClass> All { get; } =
    [
        new(1, typeof(MemoryHitBenchmarks), 2.0, AllocatesNothing: true, [new("hit in memory beside ConcurrentDictionary", "L1 hit", "KpiGen decorator", "ConcurrentDictionary")]),
        new(5, typeof(PayloadBenchmarks), 1.0, AllocatesNothing: false,
        [
            new("writing a payload beside MessagePack-CSharp", "write", "KpiGen", "MessagePack-CSharp"),
            new("reading a payload beside MessagePack-CSharp", "read", "KpiGen", "MessagePack-CSharp"),
        ]),
    ];
}
