using Dashboard.Api.Http.Requests;
using Dashboard.Api.Kpis;
using KpiGen.Cache.AspNetCore;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Dashboard.Api.Features.Dashboard;

/// <summary>The dashboard over HTTP.</summary>
internal static class DashboardApi
{
    public static IServiceCollection AddDashboard(this IServiceCollection services)
        => services.AddScoped<IDashboardService, DashboardService>().AddCacheWarmer<IDashboardService>(WarmAsync, "dashboard");

    public static void MapDashboard(this IEndpointRouteBuilder routes)
    {
        RouteGroupBuilder group = routes.MapGroup("/api/dashboard").WithTags("Dashboard");
        group.MapGet("", GetAsync);
        group.MapGet("/live", GetLiveAsync);
    }

    // What a request without parameters asks for.
    private static async Task WarmAsync(IDashboardService dashboard, CancellationToken cancellationToken)
    {
        KpiWindow window = await default(WindowParameters).ReadAsync(new RequestReader(), dashboard.GetNewestOrderAsync, cancellationToken);
        await dashboard.GetAsync(window, cancellationToken);
    }

    private static async Task<Results<CachedJson<DashboardDto>, ValidationProblem>> GetAsync(
        [AsParameters] WindowParameters parameters, IDashboardService dashboard, CancellationToken cancellationToken)
    {
        RequestReader reader = new();
        KpiWindow window = await parameters.ReadAsync(reader, dashboard.GetNewestOrderAsync, cancellationToken);
        return reader.Errors.TryGetProblem(out ValidationProblem? problem)
            ? problem
            : CachedResults.Json(await dashboard.GetAsync(window, cancellationToken));
    }

    private static async Task<Results<Ok<DashboardDto>, ValidationProblem>> GetLiveAsync(
        [AsParameters] WindowParameters parameters, IDashboardService dashboard, HttpResponse response, CancellationToken cancellationToken)
    {
        RequestReader reader = new();
        KpiWindow window = await parameters.ReadAsync(reader, dashboard.GetLiveNewestOrderAsync, cancellationToken);
        if (reader.Errors.TryGetProblem(out ValidationProblem? problem))
        {
            return problem;
        }

        response.Headers.CacheControl = "no-store";
        return TypedResults.Ok(await dashboard.GetLiveAsync(window, cancellationToken));
    }
}
