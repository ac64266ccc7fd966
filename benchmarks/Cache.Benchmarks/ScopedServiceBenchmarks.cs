using BenchmarkDotNet.Attributes;
using KpiGen.Cache.Benchmarks.Subjects;
using Microsoft.Extensions.DependencyInjection;

namespace KpiGen.Cache.Benchmarks;

/// <summary>
/// What a request pays for a scoped service: a scope, the service from it and a hit. Without a decorator the service itself is resolved, and a bare
/// dictionary is asked.
/// </summary>
[MemoryDiagnoser]
public class ScopedServiceBenchmarks
{
    private const int Asked = 42;

    private readonly PairDictionaries _dictionaries = new();
    private readonly string _region = PairKeys.Region(Asked);
    private readonly ServiceProvider _plain = Build(isDecorated: false);
    private readonly ServiceProvider _decorated = Build(isDecorated: true);
    private CacheObservation _observation = null!;

    // Not asynchronous: what an asynchronous method starts to observe ends with it.
    [GlobalSetup]
    public void Prepare()
    {
        using IServiceScope scope = _decorated.CreateScope();
        _dictionaries.FillAsync(scope.ServiceProvider.GetRequiredService<IPairService>()).GetAwaiter().GetResult();
        _observation = CacheObservation.Start();
    }

    [GlobalCleanup]
    public void CleanUp()
    {
        _observation.Dispose();
        _plain.Dispose();
        _decorated.Dispose();
    }

    [Benchmark(Baseline = true, Description = "ConcurrentDictionary")]
    public Task<KpiPayload>? Dictionary()
    {
        using IServiceScope scope = _plain.CreateScope();
        scope.ServiceProvider.GetRequiredService<IPairService>();
        return _dictionaries.OfInt.TryGetValue((Asked, _region), out Task<KpiPayload>? hit) ? hit : null;
    }

    [Benchmark(Description = "KpiGen")]
    public Task<KpiPayload> Hit()
    {
        using IServiceScope scope = _decorated.CreateScope();
        return scope.ServiceProvider.GetRequiredService<IPairService>().GetAsync(Asked, _region, CancellationToken.None);
    }

    [Benchmark(Description = "resolve the service itself")]
    public IPairService Service() => Resolve(_plain);

    [Benchmark(Description = "resolve the decorator")]
    public IPairService Decorator() => Resolve(_decorated);

    private static IPairService Resolve(ServiceProvider provider)
    {
        using IServiceScope scope = provider.CreateScope();
        return scope.ServiceProvider.GetRequiredService<IPairService>();
    }

    private static ServiceProvider Build(bool isDecorated)
    {
        var services = new ServiceCollection();
        services.AddCache();
        services.AddScoped<IPairService, PairService>();
        if (isDecorated)
        {
            services.AddCachedServices();
        }

        return services.BuildServiceProvider();
    }
}
