using System.Collections.Concurrent;
using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Configs;
using KpiGen.Cache.Benchmarks.Subjects;

namespace KpiGen.Cache.Benchmarks;

/// <summary>
/// A hit in memory by one parameter, beside a bare dictionary whose key is the parameter itself. Next to a key that costs nothing to hash, what
/// every hit has to do shows most: the comparison with a bar is that of <see cref="KeyShapeBenchmarks"/>.
/// </summary>
[MemoryDiagnoser]
[CategoriesColumn]
[GroupBenchmarksBy(BenchmarkLogicalGroupRule.ByCategory)]
public class SingleKeyBenchmarks
{
    private const string OfInt = "int";
    private const string OfEnum = "enum";
    private const string OfGuid = "Guid";
    private const string OfDateTime = "DateTime";
    private const string OfString = "string";
    private const string OfSentence = "string of 40 characters";
    private const string OfNull = "null";
    private const string OfRecord = "record";

    private readonly Guid _id = PairKeys.Id(42);
    private readonly DateTime _since = PairKeys.Since(42);
    private readonly string _name = PairKeys.Region(42);
    private readonly string _sentence = PairKeys.Sentence(42);
    private readonly ShapeQuery _query = PairKeys.Query(42);
    private readonly ConcurrentDictionary<int, int> _ofInt = new([new(42, 1)]);
    private readonly ConcurrentDictionary<DayOfWeek, int> _ofEnum = new([new(DayOfWeek.Friday, 1)]);
    private readonly ConcurrentDictionary<Guid, int> _ofGuid = new([new(PairKeys.Id(42), 1)]);
    private readonly ConcurrentDictionary<DateTime, int> _ofDateTime = new([new(PairKeys.Since(42), 1)]);
    private readonly ConcurrentDictionary<ValueTuple<string?>, int> _ofString = new([new(new(PairKeys.Region(42)), 1), new(new(PairKeys.Sentence(42)), 3), new(new(null), 2)]);
    private readonly ConcurrentDictionary<ShapeQuery, int> _ofRecord = new([new(PairKeys.Query(42), 1)]);
    private Node _node = null!;
    private CacheObservation _observation = null!;
    private IShapeService _service = null!;

    /// <summary>Gets the categories: all types of the parameter.</summary>
    internal static IReadOnlyList<string> Shapes { get; } = [OfInt, OfEnum, OfGuid, OfDateTime, OfString, OfSentence, OfNull, OfRecord];

    [GlobalSetup]
    public void Prepare()
    {
        _node = Node.Start();
        _service = _node.Get<IShapeService>();
        _observation = CacheObservation.Start();
    }

    [GlobalCleanup]
    public async Task CleanUpAsync()
    {
        _observation.Dispose();
        await _node.DisposeAsync();
    }

    [Benchmark(Baseline = true, Description = "ConcurrentDictionary"), BenchmarkCategory(OfInt)]
    public ValueTask<int> ByIntInDictionary() => _ofInt.TryGetValue(42, out int hit) ? new(hit) : default;

    [Benchmark(Description = "KpiGen"), BenchmarkCategory(OfInt)]
    public ValueTask<int> ByInt() => _service.CountAsync(42);

    [Benchmark(Baseline = true, Description = "ConcurrentDictionary"), BenchmarkCategory(OfEnum)]
    public ValueTask<int> ByEnumInDictionary() => _ofEnum.TryGetValue(DayOfWeek.Friday, out int hit) ? new(hit) : default;

    [Benchmark(Description = "KpiGen"), BenchmarkCategory(OfEnum)]
    public ValueTask<int> ByEnum() => _service.OfDayAsync(DayOfWeek.Friday);

    [Benchmark(Baseline = true, Description = "ConcurrentDictionary"), BenchmarkCategory(OfGuid)]
    public ValueTask<int> ByGuidInDictionary() => _ofGuid.TryGetValue(_id, out int hit) ? new(hit) : default;

    [Benchmark(Description = "KpiGen"), BenchmarkCategory(OfGuid)]
    public ValueTask<int> ByGuid() => _service.OfIdAsync(_id);

    [Benchmark(Baseline = true, Description = "ConcurrentDictionary"), BenchmarkCategory(OfDateTime)]
    public ValueTask<int> ByDateTimeInDictionary() => _ofDateTime.TryGetValue(_since, out int hit) ? new(hit) : default;

    [Benchmark(Description = "KpiGen"), BenchmarkCategory(OfDateTime)]
    public ValueTask<int> ByDateTime() => _service.SinceAsync(_since);

    [Benchmark(Baseline = true, Description = "ConcurrentDictionary"), BenchmarkCategory(OfString)]
    public ValueTask<int> ByStringInDictionary() => _ofString.TryGetValue(new(_name), out int hit) ? new(hit) : default;

    [Benchmark(Description = "KpiGen"), BenchmarkCategory(OfString)]
    public ValueTask<int> ByString() => _service.OfNameAsync(_name);

    [Benchmark(Baseline = true, Description = "ConcurrentDictionary"), BenchmarkCategory(OfSentence)]
    public ValueTask<int> BySentenceInDictionary() => _ofString.TryGetValue(new(_sentence), out int hit) ? new(hit) : default;

    [Benchmark(Description = "KpiGen"), BenchmarkCategory(OfSentence)]
    public ValueTask<int> BySentence() => _service.OfNameAsync(_sentence);

    [Benchmark(Baseline = true, Description = "ConcurrentDictionary"), BenchmarkCategory(OfNull)]
    public ValueTask<int> ByNullInDictionary() => _ofString.TryGetValue(new(null), out int hit) ? new(hit) : default;

    [Benchmark(Description = "KpiGen"), BenchmarkCategory(OfNull)]
    public ValueTask<int> ByNull() => _service.OfNameAsync(null);

    [Benchmark(Baseline = true, Description = "ConcurrentDictionary"), BenchmarkCategory(OfRecord)]
    public ValueTask<int> ByRecordInDictionary() => _ofRecord.TryGetValue(_query, out int hit) ? new(hit) : default;

    [Benchmark(Description = "KpiGen"), BenchmarkCategory(OfRecord)]
    public ValueTask<int> ByRecord() => _service.OfQueryAsync(_query);
}
