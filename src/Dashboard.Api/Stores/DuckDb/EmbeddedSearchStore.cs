using Dashboard.Api.Kpis.Search;
using Dashboard.Api.Stores.Sqlite;

namespace Dashboard.Api.Stores.DuckDb;

/// <summary>Search in the catalogue file of the embedded store.</summary>
internal sealed class EmbeddedSearchStore(EmbeddedData data) : ISearchStore
{
    /// <inheritdoc/>
    public async Task<SearchPageDto> SearchAsync(SearchRequest request, CancellationToken cancellationToken)
    {
        ProductDatabase products = await data.ProductsAsync(cancellationToken).ConfigureAwait(false);
        return await new SqliteSearch(products).SearchAsync(request, cancellationToken).ConfigureAwait(false);
    }
}
