using System.Collections.Concurrent;
using BenchmarkDotNet.Attributes;
using KpiGen.Cache.Benchmarks.Subjects;

namespace KpiGen.Cache.Benchmarks;

/// <summary>
/// The hit of <see cref="MemoryHitBenchmarks"/>, but of a thousand entries one after the other in one observation, beside a bare dictionary that is
/// asked the same way. No call finds what the one before it has left: neither the entry in the caches of the processor nor its note in the observation.
/// </summary>
[MemoryDiagnoser]
public class EntriesInTurnBenchmarks
{
    private const int Entries = 1_000;

    private readonly ConcurrentDictionary<(int, string), Task<KpiPayload>> _dictionary = new();
    private readonly string[] _regions = [.. Enumerable.Range(0, Entries).Select(PairKeys.Region)];
    private Node _node = null!;
    private CacheObservation _observation = null!;
    private IPairService _decorator = null!;

    // Not asynchronous: what an asynchronous method starts to observe ends with it.
    [GlobalSetup]
    public void Prepare()
    {
        _node = Node.Start();
        _decorator = _node.Get<IPairService>();
        for (int i = 0; i < Entries; i++)
        {
            _dictionary[(i, _regions[i])] = Task.FromResult(_decorator.GetAsync(i, _regions[i], CancellationToken.None).GetAwaiter().GetResult());
        }

        _observation = CacheObservation.Start();
    }

    [GlobalCleanup]
    public async Task CleanUpAsync()
    {
        if (_observation.Outcome != CacheOutcome.Hit)
        {
            throw new InvalidOperationException("A call was not a hit, or none was observed.");
        }

        _observation.Dispose();
        await _node.DisposeAsync();
    }

    [Benchmark(Baseline = true, Description = "ConcurrentDictionary", OperationsPerInvoke = Entries)]
    public int Dictionary()
    {
        int found = 0;
        for (int i = 0; i < _regions.Length; i++)
        {
            found += _dictionary.TryGetValue((i, _regions[i]), out _) ? 1 : 0;
        }

        return found;
    }

    [Benchmark(Description = "KpiGen", OperationsPerInvoke = Entries)]
    public int Decorator()
    {
        int found = 0;
        for (int i = 0; i < _regions.Length; i++)
        {
            found += _decorator.GetAsync(i, _regions[i], CancellationToken.None).IsCompletedSuccessfully ? 1 : 0;
        }

        return found;
    }
}
