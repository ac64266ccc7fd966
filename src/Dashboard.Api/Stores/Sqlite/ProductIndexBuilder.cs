using Dashboard.Api.Kpis.Products;
using Microsoft.Data.Sqlite;

namespace Dashboard.Api.Stores.Sqlite;

/// <summary>Writes a new catalogue file.</summary>
internal static class ProductIndexBuilder
{
    public static void Build(string path, IReadOnlyList<ProductDto> products, CancellationToken cancellationToken)
    {
        // Without pooling: the file is renamed right after, and no connection may hold the old name.
        using SqliteConnection connection = new(new SqliteConnectionStringBuilder { DataSource = path, Pooling = false }.ToString());
        connection.Open();
        using SqliteTransaction transaction = connection.BeginTransaction();
        using (SqliteCommand schema = connection.CreateCommand())
        {
            schema.CommandText = ProductSchema.Create;
            schema.ExecuteNonQuery();
        }

        foreach (ProductDto product in products)
        {
            cancellationToken.ThrowIfCancellationRequested();
            using SqliteCommand insert = connection.CreateCommand();
            insert.CommandText = ProductSchema.Insert;
            ProductRow.Bind(insert, product);
            insert.ExecuteNonQuery();
        }

        transaction.Commit();
    }
}
