using Dashboard.Api.Kpis.Search;
using Microsoft.Data.Sqlite;

namespace Dashboard.Api.Stores.Sqlite;

/// <summary>
/// Search with FTS5: any word may match, in any form the porter stemmer joins, ranked by BM25 (SKU 5, name 3, description 1).
/// </summary>
internal sealed class SqliteSearch(ProductDatabase database)
{
    // Control characters as marks: they do not occur in text that a person typed.
    private const string Open = "\u0002";
    private const string Close = "\u0003";

    private const string Matches = """
        FROM products_text JOIN products p ON p.id = products_text.rowid
        WHERE products_text MATCH $words AND ($min IS NULL OR p.price >= $min) AND ($max IS NULL OR p.price <= $max)
        """;

    private const string PageSql = $"""
        SELECT p.sku, p.name, highlight(products_text, 1, '{Open}', '{Close}'), p.price, -bm25(products_text, 5.0, 3.0, 1.0) AS score
        {Matches} ORDER BY score DESC, p.sku LIMIT $size OFFSET $offset
        """;

    private const string PriceSql = $"SELECT count(*), min(p.price), max(p.price), avg(p.price) {Matches}";

    private const string CategorySql =
        $"SELECT p.category, count(*) AS matches {Matches} GROUP BY p.category ORDER BY matches DESC, p.category LIMIT 10";

    private static readonly PriceStatsDto NoPrices = new(0, null, null, null);

    public Task<SearchPageDto> SearchAsync(SearchRequest request, CancellationToken cancellationToken)
    {
        int offset = SearchLimits.Offset(request.Page, request.Size);
        string? words = SearchExpression.From(request.Query);
        return words is null
            ? Task.FromResult(new SearchPageDto(0, true, request.Page, request.Size, [], new SearchFacetsDto([], NoPrices)))
            : database.RunAsync(connection => Search(connection, request, words, offset), cancellationToken);
    }

    private static SearchPageDto Search(SqliteConnection connection, SearchRequest request, string words, int offset)
    {
        // One read transaction: total, page and facets describe the same catalogue.
        using SqliteTransaction transaction = connection.BeginTransaction(deferred: true);
        PriceStatsDto price = Read(connection, PriceSql, request, words, ReadPrice)[0];
        List<CategoryCountDto> categories = Read(
            connection, CategorySql, request, words, reader => new CategoryCountDto(reader.GetString(0), reader.GetInt64(1)));
        List<SearchItemDto> items = Read(connection, PageSql, request, words, ReadItem, ("$size", request.Size), ("$offset", offset));
        return new SearchPageDto(price.Count, true, request.Page, request.Size, items, new SearchFacetsDto(categories, price));
    }

    private static List<T> Read<T>(
        SqliteConnection connection,
        string sql,
        SearchRequest request,
        string words,
        Func<SqliteDataReader, T> read,
        params ReadOnlySpan<(string Name, int Value)> paging)
    {
        using SqliteCommand command = connection.CreateCommand();
#pragma warning disable CA2100 // One of the constants above.
        command.CommandText = sql;
#pragma warning restore CA2100
        command.Parameters.AddWithValue("$words", words);
        command.Parameters.AddWithValue("$min", Bound(request.MinPrice));
        command.Parameters.AddWithValue("$max", Bound(request.MaxPrice));
        foreach ((string name, int value) in paging)
        {
            command.Parameters.AddWithValue(name, value);
        }

        using SqliteDataReader reader = command.ExecuteReader();
        List<T> rows = [];
        while (reader.Read())
        {
            rows.Add(read(reader));
        }

        return rows;
    }

    private static object Bound(decimal? price) => price is null ? DBNull.Value : ProductRow.ToThousandths(price.Value);

    private static PriceStatsDto ReadPrice(SqliteDataReader reader) => reader.GetInt64(0) == 0
        ? NoPrices
        : new PriceStatsDto(
            reader.GetInt64(0),
            ProductRow.FromThousandths(reader.GetInt64(1)),
            ProductRow.FromThousandths(reader.GetInt64(2)),
            reader.GetDouble(3) / (double)ProductSchema.PriceScale);

    private static SearchItemDto ReadItem(SqliteDataReader reader) => new(
        reader.GetString(0),
        reader.GetString(1),
        HighlightMarkup.ToHtml(reader.GetString(2), Open, Close),
        ProductRow.FromThousandths(reader.GetInt64(3)),
        reader.GetDouble(4));
}
