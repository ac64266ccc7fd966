using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace KpiGen.Cache.AspNetCore.Health;

/// <summary>Says whether requests should be sent here, as far as the cache can tell.</summary>
internal sealed class CacheReadinessCheck(ICacheState state) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        CacheHealth health = state.Current;
        string? description = health.Reasons.Count == 0 ? null : string.Join(", ", health.Reasons);
        var data = new Dictionary<string, object>(StringComparer.Ordinal) { ["status"] = health.Status.ToString(), ["since"] = health.Since };
        HealthStatus status = !state.IsReady ? context.Registration.FailureStatus
            : health.Status == CacheStatus.Degraded ? HealthStatus.Degraded
            : HealthStatus.Healthy;
        return Task.FromResult(new HealthCheckResult(status, description, exception: null, data));
    }
}
