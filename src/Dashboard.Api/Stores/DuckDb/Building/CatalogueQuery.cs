using Dashboard.Api.Kpis.Products;
using DuckDB.NET.Data;

namespace Dashboard.Api.Stores.DuckDb.Building;

/// <summary>
/// The first catalogue: every product of a completed order with a price. Name, category and price are those of most lines; ties go to the
/// lowest. Where the source has no category, it is the band of that usual price.
/// </summary>
internal static class CatalogueQuery
{
    private static readonly string Sql = $"""
        WITH lines AS (SELECT sku, trim(product_name) AS name, if(is_band, NULL, category) AS category, manufacturer, unit_price FROM order_lines
                       WHERE status = 'completed' AND is_product AND unit_price > 0),
        names AS (SELECT sku, name FROM lines WHERE name IS NOT NULL GROUP BY sku, name
                  QUALIFY row_number() OVER (PARTITION BY sku ORDER BY count(*) DESC, name) = 1),
        prices AS (SELECT sku, unit_price FROM lines GROUP BY sku, unit_price
                   QUALIFY row_number() OVER (PARTITION BY sku ORDER BY count(*) DESC, unit_price) = 1),
        groups AS (SELECT sku, category, manufacturer FROM lines GROUP BY sku, category, manufacturer
                   QUALIFY row_number() OVER (PARTITION BY sku ORDER BY count(*) DESC, category, manufacturer) = 1)
        SELECT sku, coalesce(name, sku), coalesce(category, {PriceBands.SqlCase("unit_price")}), manufacturer, unit_price
        FROM prices JOIN groups USING (sku) LEFT JOIN names USING (sku) ORDER BY sku
        """;

    public static IReadOnlyList<ProductDto> Read(string ordersPath)
    {
        using DuckDBConnection connection = new($"Data Source={ordersPath};ACCESS_MODE=READ_ONLY");
        connection.Open();
        using DuckDBCommand command = connection.CreateCommand();
        command.CommandText = Sql;
        using DuckDBDataReader reader = command.ExecuteReader();
        List<ProductDto> products = [];
        while (reader.Read())
        {
            string category = reader.GetString(2);
            string? manufacturer = reader.IsDBNull(3) ? null : reader.GetString(3);
            products.Add(new ProductDto(
                reader.GetString(0),
                reader.GetString(1),
                manufacturer is null ? "" : $"From {manufacturer}, in our range {category}.",
                category,
                manufacturer,
                reader.GetDecimal(4)));
        }

        return products;
    }
}
