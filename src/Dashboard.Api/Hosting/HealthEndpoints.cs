using Microsoft.AspNetCore.Diagnostics.HealthChecks;

namespace Dashboard.Api.Hosting;

/// <summary>What orchestrators ask for.</summary>
internal static class HealthEndpoints
{
    public static IServiceCollection AddHealth(this IServiceCollection services)
    {
        services.AddHealthChecks().AddCacheHealthChecks();
        return services;
    }

    /// <summary>Maps <c>/health</c> with all checks, <c>/health/live</c> with those tagged <c>live</c>, of which there are none as long as
    /// answering is all that counts, and <c>/health/ready</c> with those tagged <c>ready</c>.</summary>
    public static void MapHealth(this IEndpointRouteBuilder routes)
    {
        routes.MapHealthChecks("/health");
        routes.MapHealthChecks("/health/live", Tagged("live"));
        routes.MapHealthChecks("/health/ready", Tagged("ready"));
    }

    private static HealthCheckOptions Tagged(string tag) => new() { Predicate = check => check.Tags.Contains(tag) };
}
