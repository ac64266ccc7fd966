using Dashboard.Api.Kpis;
using DuckDB.NET.Data;

namespace Dashboard.Api.Stores.DuckDb.Queries;

/// <summary>Q6: new customers, returning ones and guests.</summary>
internal sealed class CustomerActivityQuery(KpiWindow window) : IOrderQuery<CustomerActivityDto>
{
    public string Sql => """
        SELECT count(DISTINCT customer_id),
               count(*) FILTER (is_first_order),
               count(*) FILTER (NOT is_first_order AND customer_id IS NOT NULL),
               count(*) FILTER (customer_id IS NULL),
               coalesce(sum(total) FILTER (is_first_order), 0),
               coalesce(sum(total) FILTER (NOT is_first_order AND customer_id IS NOT NULL), 0)
        FROM orders WHERE status = 'completed' AND order_date >= $from AND order_date < $to
        """;

    public void Bind(DuckDBParameterCollection parameters) => parameters.AddWindow(window);

    public CustomerActivityDto Read(DuckDBDataReader reader) => reader.ReadAll(row => new CustomerActivityDto(
        row.GetInt64(0), row.GetInt64(1), row.GetInt64(2), row.GetInt64(3), row.GetMoney(4), row.GetMoney(5)))[0];
}
