using Dashboard.Api.Kpis.Search;

namespace Dashboard.Api.Features.Search;

/// <summary>Asks the store.</summary>
internal sealed class SearchService(ISearchStore store) : ISearchService
{
    public Task<SearchPageDto> SearchAsync(SearchRequest request, CancellationToken cancellationToken) => store.SearchAsync(request, cancellationToken);
}
