using Dashboard.Api.Kpis.Products;
using DuckDB.NET.Data;

namespace Dashboard.Api.Stores.DuckDb.Queries.Details;

/// <summary>What completed orders say about one product.</summary>
internal sealed class ProductStatsQuery(string sku) : IOrderQuery<ProductStatsDto>
{
    public string Sql => """
        SELECT coalesce(sum(line_total), 0), CAST(coalesce(sum(quantity), 0) AS BIGINT), count(DISTINCT order_key),
               min(unit_price), max(unit_price), avg(unit_price), max(order_date)
        FROM order_lines WHERE status = 'completed' AND sku = $sku
        """;

    public void Bind(DuckDBParameterCollection parameters) => parameters.Add(new DuckDBParameter("sku", sku));

    public ProductStatsDto Read(DuckDBDataReader reader) => reader.ReadAll(row => new ProductStatsDto(
        sku,
        row.GetMoney(0),
        row.GetInt64(1),
        row.GetInt64(2),
        row.GetMoneyOrNull(3),
        row.GetMoneyOrNull(4),
        row.GetDoubleOrNull(5),
        row.IsDBNull(6) ? null : row.GetTime(6)))[0];
}
