using Dashboard.Api.Kpis.Products;
using Microsoft.Data.Sqlite;

namespace Dashboard.Api.Stores.Sqlite;

/// <summary>Moves products between records and rows.</summary>
internal static class ProductRow
{
    public const string Columns = "sku, name, description, category, manufacturer, price";

    public static void Bind(SqliteCommand command, ProductDto product)
    {
        command.Parameters.AddWithValue("$sku", product.Sku);
        command.Parameters.AddWithValue("$name", product.Name);
        command.Parameters.AddWithValue("$description", product.Description);
        command.Parameters.AddWithValue("$category", product.Category);
        command.Parameters.AddWithValue("$manufacturer", (object?)product.Manufacturer ?? DBNull.Value);
        command.Parameters.AddWithValue("$price", ToThousandths(product.Price));
    }

    public static ProductDto Read(SqliteDataReader reader) => new(
        reader.GetString(0),
        reader.GetString(1),
        reader.GetString(2),
        reader.GetString(3),
        reader.IsDBNull(4) ? null : reader.GetString(4),
        FromThousandths(reader.GetInt64(5)));

    public static decimal FromThousandths(long price) => Money.Normalize(price / ProductSchema.PriceScale);

    /// <summary>Prices beyond what a 64-bit number of thousandths holds are moved to the limit; they occur in filters only.</summary>
    public static long ToThousandths(decimal price)
    {
        const decimal limit = 9_000_000_000_000_000m;
        return (long)(Math.Round(Math.Clamp(price, -limit, limit), 3, MidpointRounding.AwayFromZero) * ProductSchema.PriceScale);
    }
}
