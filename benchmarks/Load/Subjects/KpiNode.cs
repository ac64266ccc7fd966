using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace KpiGen.Cache.Benchmarks.Load.Subjects;

/// <summary>A node of KpiGen, with its default settings unless others are given, put together by the public calls that users make.</summary>
internal sealed class KpiNode : ISubject
{
    private readonly ServiceProvider _provider;

    private KpiNode(ServiceProvider provider)
    {
        _provider = provider;
        Service = provider.GetRequiredService<IKpiService>();
    }

    public IKpiService Service { get; }

    public ICacheInvalidator Invalidator => _provider.GetRequiredService<ICacheInvalidator>();

    public static Task<KpiNode> StartAsync(string redis) => StartAsync(redis, new KpiService());

    public static Task<KpiNode> StartAsync(string redis, IKpiService origin) => StartAsync(redis, origin, static _ => { });

    public static async Task<KpiNode> StartAsync(string redis, IKpiService origin, Action<CacheOptions> configure)
    {
        var services = new ServiceCollection();
        services.AddCache(configure).AddRedis(redis);
        services.AddSingleton(origin);
        services.AddCachedServices();
        ServiceProvider provider = services.BuildServiceProvider();
        foreach (IHostedService hosted in provider.GetServices<IHostedService>())
        {
            await hosted.StartAsync(CancellationToken.None);
        }

        return new KpiNode(provider);
    }

    public ValueTask<KpiDashboard> ReadAsync(int days) => new(Service.GetAsync(days, Origin.Region, CancellationToken.None));

    public ValueTask DisposeAsync() => _provider.DisposeAsync();
}
