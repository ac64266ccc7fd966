using Dashboard.Api.Http.Requests;
using Dashboard.Api.Kpis.Search;
using KpiGen.Cache.AspNetCore;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Dashboard.Api.Features.Search;

/// <summary>Product search over HTTP.</summary>
internal static class SearchApi
{
    public static IServiceCollection AddSearch(this IServiceCollection services) => services.AddScoped<ISearchService, SearchService>();

    public static void MapSearch(this IEndpointRouteBuilder routes) => routes.MapGet("/api/search", SearchAsync).WithTags("Search");

    private static async Task<Results<CachedJson<SearchPageDto>, ValidationProblem>> SearchAsync(
        [AsParameters] SearchParameters parameters, ISearchService search, CancellationToken cancellationToken)
    {
        RequestReader reader = new();
        SearchRequest request = parameters.Read(reader);
        return reader.Errors.TryGetProblem(out ValidationProblem? problem)
            ? problem
            : CachedResults.Json(await search.SearchAsync(request, cancellationToken));
    }
}
