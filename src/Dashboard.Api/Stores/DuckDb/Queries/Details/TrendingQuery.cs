using Dashboard.Api.Kpis;
using Dashboard.Api.Kpis.Analytics;
using DuckDB.NET.Data;

namespace Dashboard.Api.Stores.DuckDb.Queries.Details;

/// <summary>The best products of a window, with what they sold in the window before.</summary>
internal sealed class TrendingQuery(KpiWindow window, int size) : IOrderQuery<TrendingDto>
{
    public string Sql => """
        WITH sold AS (SELECT sku, product_name, line_total, quantity, order_date >= $from AS is_current FROM order_lines
                      WHERE status = 'completed' AND is_product AND order_date >= $previous AND order_date < $to),
             top AS (SELECT sku, sum(line_total) FILTER (is_current) AS revenue,
                            coalesce(sum(line_total) FILTER (NOT is_current), 0) AS previous_revenue,
                            CAST(sum(quantity) FILTER (is_current) AS BIGINT) AS units,
                            CAST(coalesce(sum(quantity) FILTER (NOT is_current), 0) AS BIGINT) AS previous_units
                     FROM sold GROUP BY sku HAVING bool_or(is_current) ORDER BY revenue DESC, sku LIMIT $size),
             names AS (SELECT sku, product_name FROM sold SEMI JOIN top USING (sku) WHERE is_current AND product_name IS NOT NULL
                       GROUP BY sku, product_name
                       QUALIFY row_number() OVER (PARTITION BY sku ORDER BY count(*) DESC, product_name) = 1)
        SELECT sku, coalesce(product_name, sku), revenue, previous_revenue, units, previous_units
        FROM top LEFT JOIN names USING (sku) ORDER BY revenue DESC, sku
        """;

    public void Bind(DuckDBParameterCollection parameters)
    {
        parameters.AddWindow(window);
        parameters.Add(new DuckDBParameter("previous", window.Previous.From.UtcDateTime));
        parameters.Add(new DuckDBParameter("size", size));
    }

    public TrendingDto Read(DuckDBDataReader reader) => new(window.From, window.To, reader.ReadAll(row => new TrendingProductDto(
        row.GetString(0), row.GetString(1), row.GetMoney(2), row.GetMoney(3), row.GetInt64(4), row.GetInt64(5))));
}
