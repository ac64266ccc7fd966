using KpiGen.Cache.Benchmarks.Subjects;
using KpiGen.Testing;
using Microsoft.Extensions.Caching.Hybrid;
using Microsoft.Extensions.DependencyInjection;
using ZiggyCreatures.Caching.Fusion;

namespace KpiGen.Cache.Benchmarks;

/// <summary>One real Redis, and a node of every cache in front of it that can be restarted to lose its memory.</summary>
internal sealed class RemoteSubjects : IAsyncDisposable
{
    public const int Keys = 2_000;
    public const string Region = "north";

    private readonly RedisServer _redis;
    private ServiceProvider _node;

    private RemoteSubjects(RedisServer redis)
    {
        _redis = redis;
        _node = CreateNode();
    }

    public IKpiService Decorator { get; private set; } = null!;

    public IFusionCache Fusion { get; private set; } = null!;

    public HybridCache Hybrid { get; private set; } = null!;

    public static async Task<RemoteSubjects> StartAsync() => new(await RedisServer.StartAsync());

    public static ValueTask<KpiPayload> ReadAsync(IFusionCache cache, int days)
        => cache.GetOrSetAsync<KpiPayload>($"kpi:{days}:{Region}", (_, _) => Task.FromResult(KpiPayload.Create(days, Region)), TimeSpan.FromHours(1));

    public static ValueTask<KpiPayload> ReadAsync(HybridCache cache, int days)
        => cache.GetOrCreateAsync($"kpi:{days}:{Region}", days, static (days, _) => ValueTask.FromResult(KpiPayload.Create(days, Region)));

    public async Task FillRemoteAsync()
    {
        RestartNode();
        for (int days = 0; days < Keys; days++)
        {
            await Decorator.GetAsync(days, Region, CancellationToken.None);
            await ReadAsync(Fusion, days);
            await ReadAsync(Hybrid, days);
        }
    }

    /// <summary>Replaces the node: memory is empty afterwards, connections are open.</summary>
    public void RestartNode()
    {
        _node.DisposeAsync().AsTask().GetAwaiter().GetResult();
        _node = CreateNode();
        Decorator = _node.GetRequiredService<IKpiService>();
        Fusion = _node.GetRequiredService<IFusionCache>();
        Hybrid = _node.GetRequiredService<HybridCache>();

        // The first call opens the connection and gets to know the sequence numbers; it is not what is measured.
        Decorator.GetAsync(-1, Region, CancellationToken.None).GetAwaiter().GetResult();
        ReadAsync(Fusion, -1).AsTask().GetAwaiter().GetResult();
        ReadAsync(Hybrid, -1).AsTask().GetAwaiter().GetResult();
    }

    public async ValueTask DisposeAsync()
    {
        await _node.DisposeAsync();
        await _redis.DisposeAsync();
    }

    private ServiceProvider CreateNode()
    {
        var services = new ServiceCollection();
        services.AddCache().AddRedis(_redis.ConnectionString);
        services.AddSingleton<IKpiService, KpiService>();
        services.AddCachedServices();
        services.AddStackExchangeRedisCache(options => options.Configuration = _redis.ConnectionString);
        services.AddFusionCache().WithRegisteredDistributedCache().WithSerializer(new JsonFusionSerializer());
        services.AddHybridCache();
        return services.BuildServiceProvider();
    }
}
