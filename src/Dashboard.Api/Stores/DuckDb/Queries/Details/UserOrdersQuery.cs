using Dashboard.Api.Kpis.Users;
using DuckDB.NET.Data;

namespace Dashboard.Api.Stores.DuckDb.Queries.Details;

/// <summary>The ten newest orders of a customer, of every status.</summary>
internal sealed class UserOrdersQuery(string customerId) : IOrderQuery<IReadOnlyList<UserOrderDto>>
{
    public string Sql => """
        SELECT order_id, order_date, status, total, items FROM orders WHERE customer_id = $customer
        ORDER BY order_date DESC, order_id LIMIT 10
        """;

    public void Bind(DuckDBParameterCollection parameters) => parameters.Add(new DuckDBParameter("customer", customerId));

    public IReadOnlyList<UserOrderDto> Read(DuckDBDataReader reader) => reader.ReadAll(
        row => new UserOrderDto(row.GetString(0), row.GetTime(1), row.GetString(2), row.GetMoney(3), row.GetInt64(4)));
}
