using Dashboard.Api.Kpis;
using DuckDB.NET.Data;

namespace Dashboard.Api.Stores.DuckDb.Queries;

/// <summary>
/// Q3: the ten products with the highest revenue. The name is chosen by count and alphabet, because <c>mode()</c> breaks ties by chance.
/// </summary>
internal sealed class TopProductsQuery(KpiWindow window) : IOrderQuery<IReadOnlyList<TopProductDto>>
{
    public string Sql => """
        WITH sold AS (SELECT sku, product_name, line_total, quantity, order_key FROM order_lines
                      WHERE status = 'completed' AND is_product AND order_date >= $from AND order_date < $to),
             top AS (SELECT sku, sum(line_total) AS revenue, CAST(sum(quantity) AS BIGINT) AS units, count(DISTINCT order_key) AS orders
                     FROM sold GROUP BY sku ORDER BY revenue DESC, sku LIMIT 10),
             names AS (SELECT sku, product_name FROM sold SEMI JOIN top USING (sku) WHERE product_name IS NOT NULL
                       GROUP BY sku, product_name
                       QUALIFY row_number() OVER (PARTITION BY sku ORDER BY count(*) DESC, product_name) = 1)
        SELECT sku, coalesce(product_name, sku), revenue, units, orders FROM top LEFT JOIN names USING (sku) ORDER BY revenue DESC, sku
        """;

    public void Bind(DuckDBParameterCollection parameters) => parameters.AddWindow(window);

    public IReadOnlyList<TopProductDto> Read(DuckDBDataReader reader) => reader.ReadAll(
        row => new TopProductDto(row.GetString(0), row.GetString(1), row.GetMoney(2), row.GetInt64(3), row.GetInt64(4)));
}
