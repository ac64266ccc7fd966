using Dashboard.Api.Kpis.Search;
using KpiGen.Cache;

namespace Dashboard.Api.Features.Search;

/// <summary>Product search.</summary>
[Cached(CacheType.Search)]
internal interface ISearchService
{
    Task<SearchPageDto> SearchAsync(SearchRequest request, CancellationToken cancellationToken);
}
