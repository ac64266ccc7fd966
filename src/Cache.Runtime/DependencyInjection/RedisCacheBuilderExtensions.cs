using KpiGen.Cache;
using KpiGen.Cache.Tiers.Remote;
using KpiGen.Cache.Tiers.Remote.Redis;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using StackExchange.Redis;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds Redis as remote tier.</summary>
public static class RedisCacheBuilderExtensions
{
    /// <summary>Adds Redis, Valkey or Garnet as remote tier. Whether it can be reached decides nothing: without it, memory and the origin answer.</summary>
    /// <param name="builder">The builder.</param>
    /// <param name="configuration">A connection string of StackExchange.Redis: <c>localhost:6379,password=…</c>, or with Sentinel <c>sentinel:26379,serviceName=mymaster</c>.</param>
    /// <returns>The builder.</returns>
    /// <exception cref="ArgumentException">The string is empty or cannot be read.</exception>
    public static CacheBuilder AddRedis(this CacheBuilder builder, string configuration)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(configuration);
        return builder.AddRedis(ConfigurationOptions.Parse(configuration));
    }

    /// <summary>Adds Redis, Valkey or Garnet as remote tier.</summary>
    /// <param name="builder">The builder.</param>
    /// <param name="configuration">Where the servers are. Time-outs, backlog and retry are set by the cache: its guarantees depend on them.</param>
    /// <returns>The builder.</returns>
    public static CacheBuilder AddRedis(this CacheBuilder builder, ConfigurationOptions configuration)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(configuration);
        builder.Services.RemoveAll<IRemoteStore>();
        builder.Services.AddSingleton<IRemoteStore>(provider => new RedisStore(
            new RedisConnection(RedisConfiguration.Create(configuration, provider.GetRequiredService<IOptionsMonitor<CacheOptions>>().CurrentValue.Remote)),
            new RedisClock(provider.GetRequiredService<TimeProvider>())));
        return builder;
    }
}
