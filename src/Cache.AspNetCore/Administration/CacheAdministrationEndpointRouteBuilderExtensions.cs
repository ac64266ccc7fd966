using KpiGen.Cache.AspNetCore.Administration;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Microsoft.AspNetCore.Builder;

/// <summary>Adds the cache's administration to an application.</summary>
public static class CacheAdministrationEndpointRouteBuilderExtensions
{
    /// <summary>
    /// Maps <c>GET /api/cache/stats</c>, <c>POST /api/cache/invalidate/{type}</c>, <c>POST /api/cache/invalidate-pattern</c> and
    /// <c>POST /api/cache/clear-all</c>. They answer in Development only, only to requests from the same machine, and four at a time: more get 429.
    /// </summary>
    /// <param name="endpoints">The application.</param>
    /// <returns>The group of the endpoints, for further conventions.</returns>
    public static RouteGroupBuilder MapCacheAdministration(this IEndpointRouteBuilder endpoints)
    {
        ArgumentNullException.ThrowIfNull(endpoints);
        RouteGroupBuilder group = endpoints.MapGroup("/api/cache");
        group.AddEndpointFilter(new LocalDevelopmentFilter());
        group.AddEndpointFilter(new FloodFilter());
        group.WithTags("Cache administration");
        group.MapGet("/stats", CacheAdministration.GetStatistics);
        group.MapPost("/invalidate/{type}", CacheAdministration.InvalidateTypeAsync);
        group.MapPost("/invalidate-pattern", CacheAdministration.InvalidatePatternAsync);
        group.MapPost("/clear-all", CacheAdministration.ClearAllAsync);
        return group;
    }
}
