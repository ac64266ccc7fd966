using BenchmarkDotNet.Attributes;
using KpiGen.Cache.Benchmarks.Subjects;

namespace KpiGen.Cache.Benchmarks;

/// <summary>
/// A hit in Redis: memory does not hold the entry. Every subject talks to the same real server and gets a key it has not read before in this
/// iteration; the peers serialise with System.Text.Json, which is what they come with.
/// </summary>
[MemoryDiagnoser]
[BenchmarkCategory("L2 hit")]
[InvocationCount(RemoteSubjects.Keys)]
public class RemoteHitBenchmarks
{
    private RemoteSubjects _subjects = null!;
    private int _next;

    [GlobalSetup]
    public async Task FillAsync()
    {
        _subjects = await RemoteSubjects.StartAsync();
        await _subjects.FillRemoteAsync();
    }

    [IterationSetup]
    public void ForgetMemory()
    {
        _next = 0;
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
