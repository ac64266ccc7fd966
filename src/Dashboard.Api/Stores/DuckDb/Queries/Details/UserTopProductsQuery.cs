using Dashboard.Api.Kpis.Users;
using DuckDB.NET.Data;

namespace Dashboard.Api.Stores.DuckDb.Queries.Details;

/// <summary>What a customer spent most on, in completed orders.</summary>
internal sealed class UserTopProductsQuery(string customerId) : IOrderQuery<IReadOnlyList<UserProductDto>>
{
    public string Sql => """
        WITH mine AS (SELECT sku, product_name, line_total FROM order_lines WHERE customer_id = $customer AND status = 'completed'),
             top AS (SELECT sku, sum(line_total) AS revenue FROM mine GROUP BY sku ORDER BY revenue DESC, sku LIMIT 5),
             names AS (SELECT sku, product_name FROM mine SEMI JOIN top USING (sku) WHERE product_name IS NOT NULL
                       GROUP BY sku, product_name
                       QUALIFY row_number() OVER (PARTITION BY sku ORDER BY count(*) DESC, product_name) = 1)
        SELECT sku, product_name, revenue FROM top LEFT JOIN names USING (sku) ORDER BY revenue DESC, sku
        """;

    public void Bind(DuckDBParameterCollection parameters) => parameters.Add(new DuckDBParameter("customer", customerId));

    public IReadOnlyList<UserProductDto> Read(DuckDBDataReader reader) => reader.ReadAll(
        row => new UserProductDto(row.GetString(0), row.IsDBNull(1) ? null : row.GetString(1), row.GetMoney(2)));
}
