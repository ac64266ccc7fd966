using Dashboard.Api.Http.Requests;
using Dashboard.Api.Kpis.Analytics;
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

    private static async Task<Results<Ok<AnalyticsDto>, ValidationProblem>> GetAsync(
        [AsParameters] AnalyticsParameters parameters, IAnalyticsService analytics, CancellationToken cancellationToken)
    {
        RequestReader reader = new();
        AnalyticsRequest request = parameters.Read(reader);
        return reader.Errors.TryGetProblem(out ValidationProblem? problem)
            ? problem
            : TypedResults.Ok(await analytics.GetAsync(request, cancellationToken));
    }

    private static async Task<Ok<TrendingDto>> GetTrendingAsync(IAnalyticsService analytics, CancellationToken cancellationToken) =>
        TypedResults.Ok(await analytics.GetTrendingAsync(cancellationToken));
}
