namespace KpiGen.Cache.Benchmarks.Measured;

/// <summary>The bars that classes of benchmarks stand for, with what each line has to keep.</summary>
internal static class BenchmarkMeasurements
{
    private const string Decorator = "KpiGen";
    private const string Dictionary = "ConcurrentDictionary";
    private const int RoundsInEachOfSeveral = 3;

    public static BenchmarkMeasurement MemoryHits { get; } = new(1, typeof(MemoryHitBenchmarks),
    [
        Hit("time of a hit in memory beside", Dictionary, Limit.TimeAtMost(2.0, Allocation.Nothing)),
        Hit("speed of a hit in memory beside", "FusionCache GetOrSetAsync", Limit.SpeedAtLeast(10)),
        Hit("speed of a hit in memory beside", "HybridCache GetOrCreateAsync, payload as it comes", Limit.SpeedAtLeast(10)),

        // Another payload than the others have: HybridCache then shares the object, and leaves out what the bar is about.
        Hit("time of a hit in memory beside", "HybridCache GetOrCreateAsync, payload marked [ImmutableObject(true)]", Limit.None),
        Hit("speed of a hit in memory beside", "IMemoryCache", Limit.Faster),
    ], RoundsInEachOfSeveral);

    public static BenchmarkMeasurement EntriesInTurn { get; } = new(1, typeof(EntriesInTurnBenchmarks),
        [new("time of hits in memory, a thousand entries in turn, beside ConcurrentDictionary", null, Decorator, Dictionary, Limit.None)], RoundsInEachOfSeveral);

    public static BenchmarkMeasurement KeyShapes { get; } = new(2, typeof(KeyShapeBenchmarks),
        [.. KeyShapeBenchmarks.Shapes.Select(static shape => Shape("hit", shape, Limit.TimeAtMost(2.5, Allocation.Nothing)))], RoundsInEachOfSeveral);

    public static BenchmarkMeasurement ScopedService { get; } = new(2, typeof(ScopedServiceBenchmarks),
    [
        new("scoped service: resolved and hit, beside the plain service resolved and the dictionary", null, Decorator, Dictionary, Limit.TimeAtMost(2.5, Allocation.Any)),
        new("scoped service: resolved and hit, beside the decorator resolved", null, Decorator, "resolve the decorator", Limit.TimeAtMost(2.5, Allocation.AsBaseline)),
    ], RoundsInEachOfSeveral);

    public static BenchmarkMeasurement SingleKeys { get; } = new(2, typeof(SingleKeyBenchmarks),
        [.. SingleKeyBenchmarks.Shapes.Select(static shape => Shape("hit, one parameter", shape, Limit.None))], RoundsInEachOfSeveral);

    public static BenchmarkMeasurement Payloads { get; } = new(5, typeof(PayloadBenchmarks),
    [
        Payload("write", "MessagePack-CSharp", 1.2),
        Payload("write", "System.Text.Json", 3),
        Payload("read", "MessagePack-CSharp", 1.2),
        Payload("read", "System.Text.Json", 3),
    ]);

    private static Comparison Hit(string what, string baseline, Limit limit) => new($"{what} {baseline}", "L1 hit", Decorator, baseline, limit);

    private static Comparison Shape(string what, string shape, Limit limit) => new($"{what}: {shape}", shape, Decorator, Dictionary, limit);

    private static Comparison Payload(string category, string baseline, double least)
        => new($"{category} a payload, beside {baseline}", category, Decorator, baseline, Limit.SpeedAtLeast(least));
}
