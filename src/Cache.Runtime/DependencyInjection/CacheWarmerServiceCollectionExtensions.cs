using KpiGen.Cache;
using KpiGen.Cache.Warmup;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Declares what is loaded when the application starts.</summary>
public static class CacheWarmerServiceCollectionExtensions
{
    /// <summary>Declares calls that are made through the decorators of a service when the application starts, behind its first requests.</summary>
    /// <param name="services">The collection.</param>
    /// <param name="warm">Makes the calls; the service comes from a scope of its own.</param>
    /// <param name="name">What log messages call them.</param>
    /// <typeparam name="TService">The service.</typeparam>
    /// <returns>The collection.</returns>
    public static IServiceCollection AddCacheWarmer<TService>(
        this IServiceCollection services, Func<TService, CancellationToken, Task> warm, string name)
        where TService : notnull
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(warm);
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        return services.AddSingleton<ICacheWarmer>(new DeclaredWarmer<TService>(name, warm));
    }
}
