using System.Diagnostics.Metrics;
using KpiGen.Cache.Hosting;
using KpiGen.Cache.Invalidation;
using KpiGen.Cache.Monitoring;
using KpiGen.Cache.Monitoring.Health;
using KpiGen.Cache.Monitoring.Metrics;
using KpiGen.Cache.Tiers.Remote;
using KpiGen.Cache.Warmup;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace KpiGen.Cache.DependencyInjection;

/// <summary>The services that the cache consists of, each added once however often it is asked for.</summary>
internal static class CacheServiceRegistration
{
    public static void AddCore(IServiceCollection services)
    {
        services.AddOptions<CacheOptions>().ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<CacheOptions>, CacheOptionsValidator>());
#pragma warning disable RS0030 // The one place where the system's clock is taken; everybody else is given it.
        services.TryAddSingleton(TimeProvider.System);
#pragma warning restore RS0030
        services.TryAddSingleton(static provider =>
        {
            // Its timers live as long as the application and must not hold on to the context of a request that happens to come first.
            using AsyncFlowControl? suppressed = ExecutionContext.IsFlowSuppressed() ? null : ExecutionContext.SuppressFlow();
            return new CacheRuntime(
                provider.GetRequiredService<IOptionsMonitor<CacheOptions>>(),
                provider.GetRequiredService<TimeProvider>(),
                provider.GetService<ILoggerFactory>() ?? NullLoggerFactory.Instance,
                provider.GetService<IRemoteStore>(),
                provider.GetService<IMeterFactory>());
        });
        services.TryAddSingleton<RemoteRemoval>();
        services.TryAddSingleton<Announcement>();
        services.TryAddSingleton<ICacheInvalidator, CacheInvalidator>();
        services.TryAddSingleton<DeclaredInvalidation>();
        services.TryAddSingleton<ICacheStatistics, CacheStatistics>();
        services.TryAddSingleton<CacheState>();
        services.TryAddSingleton<ICacheState>(static provider => provider.GetRequiredService<CacheState>());
        services.TryAddSingleton<MethodMetrics>();
        services.TryAddSingleton<NodeMetrics>();
        services.TryAddSingleton<WarmupRun>();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IHostedService, CacheStartup>());
    }
}
