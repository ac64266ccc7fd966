using KpiGen.Cache;
using KpiGen.Cache.DependencyInjection;
using Microsoft.Extensions.Configuration;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds the cache to an application.</summary>
public static class CacheServiceCollectionExtensions
{
    /// <summary>Adds the cache with its defaults: memory only.</summary>
    /// <param name="services">The collection.</param>
    /// <returns>A builder to add a remote tier with.</returns>
    public static CacheBuilder AddCache(this IServiceCollection services) => services.AddCache(static _ => { });

    /// <summary>Adds the cache with options set in code.</summary>
    /// <param name="services">The collection.</param>
    /// <param name="configure">Changes the options.</param>
    /// <returns>A builder to add a remote tier with.</returns>
    public static CacheBuilder AddCache(this IServiceCollection services, Action<CacheOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(configure);
        CacheServiceRegistration.AddCore(services);
        services.Configure(configure);
        return new CacheBuilder(services);
    }

    /// <summary>Adds the cache with options from configuration, customarily the section <c>Cache</c>. Changes are followed while the application runs.</summary>
    /// <param name="services">The collection.</param>
    /// <param name="configuration">The section.</param>
    /// <returns>A builder to add a remote tier with.</returns>
    public static CacheBuilder AddCache(this IServiceCollection services, IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(configuration);
        CacheServiceRegistration.AddCore(services);
        services.Configure<CacheOptions>(configuration);
        return new CacheBuilder(services);
    }
}
