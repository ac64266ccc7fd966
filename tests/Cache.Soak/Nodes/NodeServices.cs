using KpiGen.Cache.Soak.Database;
using KpiGen.Cache.Soak.Subject;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace KpiGen.Cache.Soak.Nodes;

/// <summary>Puts a node together by the public calls that users make.</summary>
internal static class NodeServices
{
    public static async Task<ServiceProvider> StartAsync(NodeSettings settings)
    {
        var services = new ServiceCollection();
        services.AddCache(static options =>
        {
            options.KeyPrefix = Promises.KeyPrefix;
            options.CoherenceWindow = Promises.CoherenceWindow;
            options.DisconnectedLimit = Promises.DisconnectedLimit;

            // Entries that expire all the time, beside those that only invalidations end.
            options.Methods[$"{typeof(ICatalog).FullName}.{nameof(ICatalog.WatchAsync)}"] = new CacheMethodOptions { Ttl = TimeSpan.FromSeconds(1) };
        }).AddRedis($"127.0.0.1:{settings.RedisPort}");
        services.AddSingleton(new DatabaseClient(settings.DatabasePort));
        services.AddScoped<ICatalog, Catalog>();
        services.AddCachedServices();
        ServiceProvider provider = services.BuildServiceProvider();
        foreach (IHostedService hosted in provider.GetServices<IHostedService>())
        {
            await hosted.StartAsync(CancellationToken.None);
        }

        return provider;
    }
}
