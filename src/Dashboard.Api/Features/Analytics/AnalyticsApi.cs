using Dashboard.Api.Http.Requests;
using Dashboard.Api.Kpis.Analytics;
using KpiGen.Cache.AspNetCore;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Dashboard.Api.Features.Analytics;

/// <summary>Series and trends over HTTP.</summary>
internal static class AnalyticsApi
{
    public static IServiceCollection AddAnalytics(this IServiceCollection services) => services.AddScoped<IAnalyticsService, AnalyticsService>();

    public static void MapAnalytics(this IEndpointRouteBuilder routes)
    {
        RouteGroupBuilder group = routes.MapGroup("/api").WithTags("Analytics");
        group.MapGet("/analytics", GetAsync);
        group.MapGet("/trending", GetTrendingAsync);
    }

    private static async Task<Results<CachedJson<AnalyticsDto>, ValidationProblem>> GetAsync(
        [AsParameters] AnalyticsParameters parameters, IAnalyticsService analytics, CancellationToken cancellationToken)
    {
        RequestReader reader = new();
        AnalyticsRequest request = parameters.Read(reader);
        return reader.Errors.TryGetProblem(out ValidationProblem? problem)
            ? problem
            : CachedResults.Json(await analytics.GetAsync(request, cancellationToken));
    }

    private static async Task<CachedJson<TrendingDto>> GetTrendingAsync(IAnalyticsService analytics, CancellationToken cancellationToken) =>
        CachedResults.Json(await analytics.GetTrendingAsync(cancellationToken));
}
