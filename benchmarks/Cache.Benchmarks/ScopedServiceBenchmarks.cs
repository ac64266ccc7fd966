using BenchmarkDotNet.Attributes;
using KpiGen.Cache.Benchmarks.Subjects;
using Microsoft.Extensions.DependencyInjection;

namespace KpiGen.Cache.Benchmarks;

/// <summary>What a request pays for a scoped service: a scope and the service from it, with a decorator before it and without, and a hit.</summary>
[MemoryDiagnoser]
public class ScopedServiceBenchmarks
{
    private readonly ServiceProvider _plain = Build(isDecorated: false);
    private readonly ServiceProvider _decorated = Build(isDecorated: true);

    [GlobalCleanup]
    public void CleanUp()
    {
        _plain.Dispose();
        _decorated.Dispose();
    }

    [Benchmark(Baseline = true, Description = "resolve the service itself")]
    public IShapeService Plain() => Resolve(_plain);

    [Benchmark(Description = "resolve the decorator")]
    public IShapeService Decorator() => Resolve(_decorated);

    [Benchmark(Description = "resolve the decorator, and a hit")]
    public int Hit() => Resolve(_decorated).Peek(42);

    private static IShapeService Resolve(ServiceProvider provider)
    {
        using IServiceScope scope = provider.CreateScope();
        return scope.ServiceProvider.GetRequiredService<IShapeService>();
    }

    private static ServiceProvider Build(bool isDecorated)
    {
        var services = new ServiceCollection();
        services.AddCache();
        services.AddScoped<IShapeService, ShapeService>();
        if (isDecorated)
        {
            services.AddCachedServices();
        }

        return services.BuildServiceProvider();
    }
}
