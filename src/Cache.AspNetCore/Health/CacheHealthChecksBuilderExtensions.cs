using KpiGen.Cache.AspNetCore.Health;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds the cache to the health checks of an application.</summary>
public static class CacheHealthChecksBuilderExtensions
{
    /// <summary>
    /// Adds the check <c>cache</c> with the tag <c>ready</c>. It is unhealthy while the cache is down, and during a warm-up that blocks readiness;
    /// it is degraded while an alarm is raised. There is no check for liveness: a restart mends neither Redis nor an origin.
    /// </summary>
    /// <param name="builder">The builder.</param>
    /// <returns>The builder.</returns>
    public static IHealthChecksBuilder AddCacheHealthChecks(this IHealthChecksBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        return builder.AddCheck<CacheReadinessCheck>("cache", HealthStatus.Unhealthy, ["ready"]);
    }
}
