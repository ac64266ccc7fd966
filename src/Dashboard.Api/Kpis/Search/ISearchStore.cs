namespace Dashboard.Api.Kpis.Search;

/// <summary>Full-text search over the product catalogue.</summary>
public interface ISearchStore
{
    /// <summary>Finds products. Text without any letter or digit finds nothing; no text is ever an error.</summary>
    /// <exception cref="ResultWindowException">The page lies outside the result window.</exception>
    Task<SearchPageDto> SearchAsync(SearchRequest request, CancellationToken cancellationToken);
}
