using Dashboard.Api.Kpis.Products;
using Dashboard.Api.Kpis.Search;
using Microsoft.Data.Sqlite;

namespace Dashboard.Api.Stores.Sqlite;

/// <summary>Reads and changes products.</summary>
internal sealed class ProductCatalogue(ProductDatabase database)
{
    private const string FindSql = $"SELECT {ProductRow.Columns} FROM products WHERE sku = $sku";

    private const string PageSql = $"SELECT {ProductRow.Columns} FROM products ORDER BY sku LIMIT $size OFFSET $offset";

    private const string UpdateSql = """
        UPDATE products SET name = $name, description = $description, category = $category, manufacturer = $manufacturer, price = $price
        WHERE sku = $sku
        """;

    public Task<ProductDto?> FindAsync(string sku, CancellationToken cancellationToken) => database.RunAsync(
        connection =>
        {
            using SqliteCommand command = connection.CreateCommand();
            command.CommandText = FindSql;
            command.Parameters.AddWithValue("$sku", sku);
            using SqliteDataReader reader = command.ExecuteReader();
            return reader.Read() ? ProductRow.Read(reader) : null;
        },
        cancellationToken);

    public Task<ProductPageDto> ListAsync(int page, int size, CancellationToken cancellationToken)
    {
        int offset = SearchLimits.Offset(page, size);
        return database.RunAsync(connection => ReadPage(connection, page, size, offset), cancellationToken);
    }

    public Task<bool> TryCreateAsync(ProductDto product, CancellationToken cancellationToken) =>
        database.RunAsync(connection => Change(connection, ProductSchema.Insert, product), cancellationToken);

    public Task<bool> TryReplaceAsync(ProductDto product, CancellationToken cancellationToken) =>
        database.RunAsync(connection => Change(connection, UpdateSql, product), cancellationToken);

    private static ProductPageDto ReadPage(SqliteConnection connection, int page, int size, int offset)
    {
        using SqliteTransaction transaction = connection.BeginTransaction(deferred: true);
        using SqliteCommand count = connection.CreateCommand();
        count.CommandText = "SELECT count(*) FROM products";
        long total = (long)count.ExecuteScalar()!;

        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = PageSql;
        command.Parameters.AddWithValue("$size", size);
        command.Parameters.AddWithValue("$offset", offset);
        using SqliteDataReader reader = command.ExecuteReader();
        List<ProductDto> products = [];
        while (reader.Read())
        {
            products.Add(ProductRow.Read(reader));
        }

        return new ProductPageDto(total, page, size, products);
    }

    private static bool Change(SqliteConnection connection, string sql, ProductDto product)
    {
        using SqliteCommand command = connection.CreateCommand();
#pragma warning disable CA2100 // One of the constants of this layer.
        command.CommandText = sql;
#pragma warning restore CA2100
        ProductRow.Bind(command, product);
        return command.ExecuteNonQuery() == 1;
    }
}
