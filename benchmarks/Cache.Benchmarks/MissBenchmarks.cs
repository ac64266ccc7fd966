using BenchmarkDotNet.Attributes;
using KpiGen.Cache.Benchmarks.Subjects;

namespace KpiGen.Cache.Benchmarks;

/// <summary>A miss in both tiers: everything but the origin, which answers at once. Every call has a key that was never used.</summary>
[MemoryDiagnoser]
[BenchmarkCategory("miss")]
[InvocationCount(RemoteSubjects.Keys)]
public class MissBenchmarks
{
    private RemoteSubjects _subjects = null!;
    private int _next = 1_000_000;

    [GlobalSetup]
    public async Task StartAsync()
    {
        _subjects = await RemoteSubjects.StartAsync();
        _subjects.RestartNode();
    }

    [GlobalCleanup]
    public Task CleanUpAsync() => _subjects.DisposeAsync().AsTask();

    [Benchmark(Baseline = true, Description = "KpiGen decorator")]
    public Task<KpiPayload> Decorator() => _subjects.Decorator.GetAsync(_next++, RemoteSubjects.Region, CancellationToken.None);

    [Benchmark(Description = "FusionCache GetOrSetAsync")]
    public ValueTask<KpiPayload> Fusion() => RemoteSubjects.ReadAsync(_subjects.Fusion, _next++);

    [Benchmark(Description = "HybridCache GetOrCreateAsync")]
    public ValueTask<KpiPayload> Hybrid() => RemoteSubjects.ReadAsync(_subjects.Hybrid, _next++);
}
