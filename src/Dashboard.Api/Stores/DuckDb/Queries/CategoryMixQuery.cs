using Dashboard.Api.Kpis;
using DuckDB.NET.Data;

namespace Dashboard.Api.Stores.DuckDb.Queries;

/// <summary>
/// Q4: revenue by category, or by price band where the source has no categories. At most twenty, shares are of all of them.
/// </summary>
internal sealed class CategoryMixQuery(KpiWindow window) : IOrderQuery<IReadOnlyList<CategoryShareDto>>
{
    public string Sql => """
        SELECT category, sum(line_total) AS revenue, CAST(sum(quantity) AS BIGINT) AS units, count(DISTINCT order_key) AS orders,
               CAST(coalesce(sum(line_total) / nullif(sum(sum(line_total)) OVER (), 0), 0) AS DOUBLE) AS share
        FROM order_lines WHERE status = 'completed' AND is_product AND order_date >= $from AND order_date < $to
        GROUP BY category ORDER BY revenue DESC, category LIMIT 20
        """;

    public void Bind(DuckDBParameterCollection parameters) => parameters.AddWindow(window);

    public IReadOnlyList<CategoryShareDto> Read(DuckDBDataReader reader) => reader.ReadAll(
        row => new CategoryShareDto(row.GetString(0), row.GetMoney(1), row.GetInt64(2), row.GetInt64(3), row.GetDouble(4)));
}
