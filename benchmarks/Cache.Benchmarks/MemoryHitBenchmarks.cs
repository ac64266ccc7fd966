using System.Collections.Concurrent;
using BenchmarkDotNet.Attributes;
using KpiGen.Cache.Benchmarks.Subjects;
using Microsoft.Extensions.Caching.Hybrid;
using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.DependencyInjection;
using ZiggyCreatures.Caching.Fusion;

namespace KpiGen.Cache.Benchmarks;

/// <summary>
/// A hit in memory, by <c>(int, string)</c>, among a thousand entries. The generated decorator is resolved from the container, counts every
/// call and is observed, as it is in a web application; the peers get the interpolated key that their users write. HybridCache makes a copy for
/// every caller unless it is told that nobody can change the payload, so it is measured both ways; the decorator knows that by itself.
/// </summary>
[MemoryDiagnoser]
[BenchmarkCategory("L1 hit")]
public class MemoryHitBenchmarks
{
    private const int Entries = 1_000;
    private const int Days = 42;

    private readonly ConcurrentDictionary<(int, string), Task<KpiPayload>> _dictionary = new();
    private readonly string _region = string.Concat("region-", Days.ToString(System.Globalization.CultureInfo.InvariantCulture));
    private ServiceProvider _provider = null!;
    private CacheObservation _observation = null!;
    private IKpiService _decorator = null!;
    private IMemoryCache _memoryCache = null!;
    private IFusionCache _fusion = null!;
    private HybridCache _hybrid = null!;

    // Not asynchronous: what an asynchronous method starts to observe ends with it.
    [GlobalSetup]
    public void Prepare()
    {
        FillAsync().GetAwaiter().GetResult();
        _observation = CacheObservation.Start();
        _decorator.GetAsync(Days, _region, CancellationToken.None).GetAwaiter().GetResult();
        if (_observation.Outcome != CacheOutcome.Hit)
        {
            throw new InvalidOperationException("The decorator is not observed, or the entry is not in memory.");
        }
    }

    private async Task FillAsync()
    {
        var services = new ServiceCollection();
        services.AddCache();
        services.AddSingleton<IKpiService, KpiService>();
        services.AddCachedServices();
        services.AddMemoryCache();
        services.AddFusionCache();
        services.AddHybridCache();
        _provider = services.BuildServiceProvider();
        _decorator = _provider.GetRequiredService<IKpiService>();
        _memoryCache = _provider.GetRequiredService<IMemoryCache>();
        _fusion = _provider.GetRequiredService<IFusionCache>();
        _hybrid = _provider.GetRequiredService<HybridCache>();
        for (int i = 0; i < Entries; i++)
        {
            string region = $"region-{i}";
            var payload = Task.FromResult(KpiPayload.Create(i, region));
            _dictionary[(i, region)] = payload;
            _memoryCache.Set($"memory:{i}:{region}", await payload, TimeSpan.FromHours(1));
            await _decorator.GetAsync(i, region, CancellationToken.None);
            await _fusion.GetOrSetAsync<KpiPayload>($"kpi:{i}:{region}", KpiPayload.Create(i, region), TimeSpan.FromHours(1));
            await _hybrid.GetOrCreateAsync($"kpi:{i}:{region}", token => ValueTask.FromResult(KpiPayload.Create(i, region)));
            await _hybrid.GetOrCreateAsync($"plain:{i}:{region}", token => ValueTask.FromResult(AnnotatedPayload.Create(i, region)));
        }
    }

    [GlobalCleanup]
    public async Task CleanUpAsync()
    {
        if (_observation.Outcome != CacheOutcome.Hit)
        {
            throw new InvalidOperationException("A call was not a hit.");
        }

        _observation.Dispose();
        await _provider.DisposeAsync();
    }

    [Benchmark(Baseline = true, Description = "ConcurrentDictionary")]
    public Task<KpiPayload>? Dictionary() => _dictionary.TryGetValue((Days, _region), out Task<KpiPayload>? hit) ? hit : null;

    [Benchmark(Description = "KpiGen")]
    public Task<KpiPayload> Decorator() => _decorator.GetAsync(Days, _region, CancellationToken.None);

    [Benchmark(Description = "IMemoryCache")]
    public KpiPayload? MemoryCache() => _memoryCache.Get<KpiPayload>($"memory:{Days}:{_region}");

    [Benchmark(Description = "FusionCache GetOrSetAsync")]
    public ValueTask<KpiPayload> Fusion()
        => _fusion.GetOrSetAsync<KpiPayload>($"kpi:{Days}:{_region}", (_, _) => Task.FromResult(KpiPayload.Create(Days, _region)), TimeSpan.FromHours(1));

    [Benchmark(Description = "HybridCache GetOrCreateAsync, payload as it comes")]
    public ValueTask<AnnotatedPayload> Hybrid()
        => _hybrid.GetOrCreateAsync($"plain:{Days}:{_region}", _ => ValueTask.FromResult(AnnotatedPayload.Create(Days, _region)));

    [Benchmark(Description = "HybridCache GetOrCreateAsync, payload marked [ImmutableObject(true)]")]
    public ValueTask<KpiPayload> HybridShared()
        => _hybrid.GetOrCreateAsync($"kpi:{Days}:{_region}", _ => ValueTask.FromResult(KpiPayload.Create(Days, _region)));
}
