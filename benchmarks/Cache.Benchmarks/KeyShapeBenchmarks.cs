using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Configs;
using KpiGen.Cache.Benchmarks.Subjects;

namespace KpiGen.Cache.Benchmarks;

/// <summary>
/// The hit of <see cref="MemoryHitBenchmarks"/> in other shapes: with other results, and with another type in the place of the number, beside a
/// bare dictionary of the same pair and the same result. Where there are no parameters the dictionary is that of the number and the string.
/// </summary>
[MemoryDiagnoser]
[CategoriesColumn]
[GroupBenchmarksBy(BenchmarkLogicalGroupRule.ByCategory)]
public class KeyShapeBenchmarks
{
    private const int Asked = 42;
    private const int AskedByName = 43;

    private const string ValueTaskOfInt = "ValueTask<int> of (int, string)";
    private const string Synchronous = "T of (int, string)";
    private const string OfEnum = "Task<T> of (enum, string)";
    private const string OfGuid = "Task<T> of (Guid, string)";
    private const string OfDateTime = "Task<T> of (DateTime, string)";
    private const string OfName = "Task<T> of (string?, string)";
    private const string OfNull = "Task<T> of (null, string)";
    private const string OfRecord = "Task<T> of (record, string)";
    private const string OfNothing = "Task<T> without parameters";

    private readonly PairDictionaries _dictionaries = new();
    private readonly string _region = PairKeys.Region(Asked);
    private readonly string _otherRegion = PairKeys.Region(AskedByName);
    private readonly Guid _id = PairKeys.Id(Asked);
    private readonly DateTime _since = PairKeys.Since(Asked);
    private readonly string? _name = PairKeys.Name(AskedByName);
    private readonly ShapeQuery _query = PairKeys.Query(Asked);
    private Node _node = null!;
    private CacheObservation _observation = null!;
    private IPairService _service = null!;

    /// <summary>Gets the categories: all shapes.</summary>
    internal static IReadOnlyList<string> Shapes { get; } = [ValueTaskOfInt, Synchronous, OfEnum, OfGuid, OfDateTime, OfName, OfNull, OfRecord, OfNothing];

    // Not asynchronous: what an asynchronous method starts to observe ends with it.
    [GlobalSetup]
    public void Prepare()
    {
        _node = Node.Start();
        _service = _node.Get<IPairService>();
        _dictionaries.FillAsync(_service).GetAwaiter().GetResult();
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

    [Benchmark(Baseline = true, Description = "ConcurrentDictionary"), BenchmarkCategory(ValueTaskOfInt)]
    public ValueTask<int> CountInDictionary() => _dictionaries.Counts.TryGetValue((Asked, _region), out int hit) ? new(hit) : default;

    [Benchmark(Description = "KpiGen"), BenchmarkCategory(ValueTaskOfInt)]
    public ValueTask<int> Count() => _service.CountAsync(Asked, _region, CancellationToken.None);

    [Benchmark(Baseline = true, Description = "ConcurrentDictionary"), BenchmarkCategory(Synchronous)]
    public KpiPayload? PeekInDictionary() => _dictionaries.Values.TryGetValue((Asked, _region), out KpiPayload? hit) ? hit : null;

    [Benchmark(Description = "KpiGen"), BenchmarkCategory(Synchronous)]
    public KpiPayload Peek() => _service.Peek(Asked, _region);

    [Benchmark(Baseline = true, Description = "ConcurrentDictionary"), BenchmarkCategory(OfEnum)]
    public Task<KpiPayload>? ByEnumInDictionary() => _dictionaries.OfDay.TryGetValue((DayOfWeek.Sunday, _region), out Task<KpiPayload>? hit) ? hit : null;

    [Benchmark(Description = "KpiGen"), BenchmarkCategory(OfEnum)]
    public Task<KpiPayload> ByEnum() => _service.OfDayAsync(DayOfWeek.Sunday, _region, CancellationToken.None);

    [Benchmark(Baseline = true, Description = "ConcurrentDictionary"), BenchmarkCategory(OfGuid)]
    public Task<KpiPayload>? ByGuidInDictionary() => _dictionaries.OfId.TryGetValue((_id, _region), out Task<KpiPayload>? hit) ? hit : null;

    [Benchmark(Description = "KpiGen"), BenchmarkCategory(OfGuid)]
    public Task<KpiPayload> ByGuid() => _service.OfIdAsync(_id, _region, CancellationToken.None);

    [Benchmark(Baseline = true, Description = "ConcurrentDictionary"), BenchmarkCategory(OfDateTime)]
    public Task<KpiPayload>? ByDateTimeInDictionary() => _dictionaries.Since.TryGetValue((_since, _region), out Task<KpiPayload>? hit) ? hit : null;

    [Benchmark(Description = "KpiGen"), BenchmarkCategory(OfDateTime)]
    public Task<KpiPayload> ByDateTime() => _service.SinceAsync(_since, _region, CancellationToken.None);

    [Benchmark(Baseline = true, Description = "ConcurrentDictionary"), BenchmarkCategory(OfName)]
    public Task<KpiPayload>? ByNameInDictionary() => _dictionaries.OfName.TryGetValue((_name, _otherRegion), out Task<KpiPayload>? hit) ? hit : null;

    [Benchmark(Description = "KpiGen"), BenchmarkCategory(OfName)]
    public Task<KpiPayload> ByName() => _service.OfNameAsync(_name, _otherRegion, CancellationToken.None);

    [Benchmark(Baseline = true, Description = "ConcurrentDictionary"), BenchmarkCategory(OfNull)]
    public Task<KpiPayload>? ByNullInDictionary() => _dictionaries.OfName.TryGetValue((null, _region), out Task<KpiPayload>? hit) ? hit : null;

    [Benchmark(Description = "KpiGen"), BenchmarkCategory(OfNull)]
    public Task<KpiPayload> ByNull() => _service.OfNameAsync(null, _region, CancellationToken.None);

    [Benchmark(Baseline = true, Description = "ConcurrentDictionary"), BenchmarkCategory(OfRecord)]
    public Task<KpiPayload>? ByRecordInDictionary() => _dictionaries.OfQuery.TryGetValue((_query, _region), out Task<KpiPayload>? hit) ? hit : null;

    [Benchmark(Description = "KpiGen"), BenchmarkCategory(OfRecord)]
    public Task<KpiPayload> ByRecord() => _service.OfQueryAsync(_query, _region, CancellationToken.None);

    [Benchmark(Baseline = true, Description = "ConcurrentDictionary"), BenchmarkCategory(OfNothing)]
    public Task<KpiPayload>? NumberInDictionary() => _dictionaries.OfInt.TryGetValue((Asked, _region), out Task<KpiPayload>? hit) ? hit : null;

    [Benchmark(Description = "KpiGen"), BenchmarkCategory(OfNothing)]
    public Task<KpiPayload> ByNothing() => _service.TotalAsync(CancellationToken.None);
}
