using Dashboard.Api.Hosting.EmbeddedRedis;

namespace Dashboard.Api.Hosting;

/// <summary>Chooses the remote tier of the cache: the Redis that is configured, or one in this process.</summary>
internal static class CacheHosting
{
    /// <summary>
    /// Adds the cache with the section <c>Cache</c>. <c>ConnectionStrings:Redis</c> names the remote tier; without it Garnet runs in process,
    /// unless <c>Cache:Embedded</c> is false: then there is memory only.
    /// </summary>
    public static IServiceCollection AddDashboardCache(this IServiceCollection services, IConfiguration configuration)
    {
        IConfigurationSection section = configuration.GetSection("Cache");
        if (configuration.GetConnectionString("Redis") is { Length: > 0 } redis)
        {
            services.AddCache(section).AddRedis(redis);
        }
        else if (section.GetValue("Embedded", defaultValue: true))
        {
            // Before the cache, so that it starts before the cache connects.
            EmbeddedRedisEndpoint endpoint = EmbeddedRedisEndpoint.Choose();
            services.AddSingleton(endpoint).AddHostedService<EmbeddedRedisServer>();
            services.AddCache(section).AddRedis(endpoint.ToConfiguration());
        }
        else
        {
            services.AddCache(section);
        }

        return services;
    }
}
