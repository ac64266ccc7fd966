using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Time.Testing;

namespace KpiGen.Cache.Integration.Tests;

/// <summary>One node, put together by the public calls that users make, with a clock that only the test moves; beside a real server it is the real one.</summary>
internal sealed class ShopNode : IAsyncDisposable
{
    private readonly ServiceProvider _provider;

    private ShopNode(ServiceProvider provider, FakeTimeProvider time)
    {
        _provider = provider;
        Time = time;
    }

    public FakeTimeProvider Time { get; }

    public IShopService Service => _provider.GetRequiredService<IShopService>();

    public IStockService Stock => _provider.GetRequiredService<IStockService>();

    public ICacheInvalidator Invalidator => _provider.GetRequiredService<ICacheInvalidator>();

    public ICacheStatistics Statistics => _provider.GetRequiredService<ICacheStatistics>();

    /// <summary>Starts a node, with Redis where a connection string is given.</summary>
    /// <param name="redis">The connection string.</param>
    /// <param name="stock">The origin of <see cref="Stock"/>, where a test shares or controls it.</param>
    public static async Task<ShopNode> StartAsync(string? redis = null, StockOrigin? stock = null)
    {
        var time = new FakeTimeProvider();
        var services = new ServiceCollection();
        if (redis is null)
        {
            services.AddSingleton<TimeProvider>(time);
            services.AddCache();
        }
        else
        {
            // One node waits for the load of another, and does so by the clock.
            services.AddCache(LeaveTime).AddRedis(redis);
        }

        services.AddSingleton<IShopService, ShopService>();
        services.AddSingleton<IStockService>(stock ?? new StockOrigin());
        services.AddCachedServices();
        var node = new ShopNode(services.BuildServiceProvider(validateScopes: true), time);
        foreach (IHostedService hosted in node._provider.GetServices<IHostedService>())
        {
            await hosted.StartAsync(TestContext.Current.CancellationToken);
        }

        return node;
    }

    // Budgets that do not run out however busy the machine is.
    private static void LeaveTime(CacheOptions options)
    {
        options.Remote.ReadTimeout = TimeSpan.FromSeconds(10);
        options.Remote.WriteTimeout = TimeSpan.FromSeconds(10);
    }

    public ValueTask DisposeAsync() => _provider.DisposeAsync();
}
