namespace Dashboard.Api.Kpis.Search;

/// <summary>A page of search results, best first; equal scores are ordered by SKU.</summary>
/// <param name="TotalIsExact">False when <paramref name="Total"/> is only a lower bound.</param>
/// <param name="Page">Starts at 1.</param>
/// <param name="Facets">Computed over all matches, not over this page.</param>
public sealed record SearchPageDto(long Total, bool TotalIsExact, int Page, int Size, IReadOnlyList<SearchItemDto> Items, SearchFacetsDto Facets);
