using Dashboard.Api.Stores.DuckDb.Sources;
using DuckDB.NET.Data;

namespace Dashboard.Api.Stores.DuckDb.Building;

/// <summary>
/// Derives <c>orders</c> and <c>order_lines</c> from the raw lines. One order per invoice number; an invoice with two time stamps has the
/// earlier one. Both tables are written in order of time, so that a window reads only the row groups it covers.
/// </summary>
internal static class OrderDerivation
{
    // C is a cancellation, A an adjustment; an order worth nothing is a write-off and would falsify the average order value.
    // Exact duplicates of lines are real and stay.
    private const string Orders = """
        CREATE TABLE orders AS
        WITH grouped AS (
            SELECT order_id, min(line_date) AS order_date, min(customer_id) AS customer_id, min(country) AS country,
                   CAST(sum(quantity * unit_price) AS DECIMAL(18,3)) AS total, CAST(sum(quantity) AS BIGINT) AS items, count(*) AS line_count
            FROM raw_lines GROUP BY order_id),
        stated AS (
            SELECT *, CASE WHEN order_id LIKE 'C%' THEN 'cancelled' WHEN order_id LIKE 'A%' THEN 'adjustment'
                           WHEN total = 0 THEN 'writeoff' ELSE 'completed' END AS status
            FROM grouped)
        SELECT CAST(row_number() OVER (ORDER BY order_date, order_id) AS INTEGER) AS order_key, order_id, order_date, status, customer_id,
               status = 'completed' AND customer_id IS NOT NULL
                   AND row_number() OVER (PARTITION BY customer_id, status ORDER BY order_date, order_id) = 1 AS is_first_order,
               country, total, items, line_count
        FROM stated ORDER BY order_key
        """;

    private static readonly string Lines = $"""
        CREATE TABLE order_lines AS
        SELECT o.order_key, o.order_date, o.status, o.customer_id, r.sku, r.product_name,
               coalesce(r.category, {PriceBands.SqlCase("r.unit_price")}) AS category, r.category IS NULL AS is_band, r.manufacturer,
               regexp_matches(r.sku, '^[0-9]{"{5}"}') AS is_product, r.unit_price, r.quantity,
               CAST(r.quantity * r.unit_price AS DECIMAL(18,3)) AS line_total
        FROM raw_lines r JOIN orders o USING (order_id) ORDER BY o.order_key, r.rowid
        """;

    public static void Derive(DuckDBConnection connection) =>
        connection.Execute($"{Orders}; {Lines}; DROP TABLE {RawLines.Table}; CHECKPOINT");
}
