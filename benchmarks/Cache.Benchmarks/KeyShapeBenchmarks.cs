using System.Collections.Concurrent;
using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Configs;
using KpiGen.Cache.Benchmarks.Subjects;
using Microsoft.Extensions.DependencyInjection;

namespace KpiGen.Cache.Benchmarks;

/// <summary>
/// A hit in memory for each shape of key and of result, beside a bare dictionary with an equivalent key. Everything is counted and observed, as
/// in a web application.
/// </summary>
[MemoryDiagnoser]
[CategoriesColumn]
[GroupBenchmarksBy(BenchmarkLogicalGroupRule.ByCategory)]
public class KeyShapeBenchmarks
{
    private static readonly Guid Id = new("0f8fad5b-d9cb-469f-a165-70867728950e");
    private static readonly DateTime Since = new(2011, 11, 10, 0, 0, 0, DateTimeKind.Utc);
    private static readonly ShapeQuery Query = new("north", new DateOnly(2011, 11, 10), 1.50m);

    private readonly ConcurrentDictionary<int, int> _ofInt = new([new(42, 1)]);
    private readonly ConcurrentDictionary<DayOfWeek, int> _ofEnum = new([new(DayOfWeek.Friday, 1)]);
    private readonly ConcurrentDictionary<Guid, int> _ofGuid = new([new(Id, 1)]);
    private readonly ConcurrentDictionary<DateTime, int> _ofDateTime = new([new(Since, 1)]);
    private readonly ConcurrentDictionary<ValueTuple<string?>, int> _ofString = new([new(new("north"), 1), new(new(null), 2)]);
    private readonly ConcurrentDictionary<ShapeQuery, int> _ofRecord = new([new(Query, 1)]);
    private readonly ConcurrentDictionary<ValueTuple, Task<long>> _ofNothing = new([new(default, Task.FromResult(1L << 40))]);
    private ServiceProvider _provider = null!;
    private CacheObservation _observation = null!;
    private IShapeService _service = null!;

    [GlobalSetup]
    public void Prepare()
    {
        var services = new ServiceCollection();
        services.AddCache();
        services.AddSingleton<IShapeService, ShapeService>();
        services.AddCachedServices();
        _provider = services.BuildServiceProvider();
        _service = _provider.GetRequiredService<IShapeService>();
        _observation = CacheObservation.Start();
    }

    [GlobalCleanup]
    public async Task CleanUpAsync()
    {
        _observation.Dispose();
        await _provider.DisposeAsync();
    }

    [Benchmark(Baseline = true), BenchmarkCategory("ValueTask, int")]
    public bool DictionaryOfInt() => _ofInt.TryGetValue(42, out _);

    [Benchmark, BenchmarkCategory("ValueTask, int")]
    public ValueTask<int> ValueTaskOfInt() => _service.CountAsync(42);

    [Benchmark(Baseline = true), BenchmarkCategory("value, int")]
    public bool DictionaryOfIntAgain() => _ofInt.TryGetValue(42, out _);

    [Benchmark, BenchmarkCategory("value, int")]
    public int Synchronous() => _service.Peek(42);

    [Benchmark(Baseline = true), BenchmarkCategory("enum")]
    public bool DictionaryOfEnum() => _ofEnum.TryGetValue(DayOfWeek.Friday, out _);

    [Benchmark, BenchmarkCategory("enum")]
    public ValueTask<int> OfEnum() => _service.OfDayAsync(DayOfWeek.Friday);

    [Benchmark(Baseline = true), BenchmarkCategory("Guid")]
    public bool DictionaryOfGuid() => _ofGuid.TryGetValue(Id, out _);

    [Benchmark, BenchmarkCategory("Guid")]
    public ValueTask<int> OfGuid() => _service.OfIdAsync(Id);

    [Benchmark(Baseline = true), BenchmarkCategory("DateTime")]
    public bool DictionaryOfDateTime() => _ofDateTime.TryGetValue(Since, out _);

    [Benchmark, BenchmarkCategory("DateTime")]
    public ValueTask<int> OfDateTime() => _service.SinceAsync(Since);

    [Benchmark(Baseline = true), BenchmarkCategory("string")]
    public bool DictionaryOfString() => _ofString.TryGetValue(new("north"), out _);

    [Benchmark, BenchmarkCategory("string")]
    public ValueTask<int> OfString() => _service.OfNameAsync("north");

    [Benchmark(Baseline = true), BenchmarkCategory("null")]
    public bool DictionaryOfNull() => _ofString.TryGetValue(new(null), out _);

    [Benchmark, BenchmarkCategory("null")]
    public ValueTask<int> OfNull() => _service.OfNameAsync(null);

    [Benchmark(Baseline = true), BenchmarkCategory("record")]
    public bool DictionaryOfRecord() => _ofRecord.TryGetValue(Query, out _);

    [Benchmark, BenchmarkCategory("record")]
    public ValueTask<int> OfRecord() => _service.OfQueryAsync(Query);

    [Benchmark(Baseline = true), BenchmarkCategory("nothing")]
    public bool DictionaryOfNothing() => _ofNothing.TryGetValue(default, out _);

    [Benchmark, BenchmarkCategory("nothing")]
    public Task<long> OfNothing() => _service.TotalAsync();
}
