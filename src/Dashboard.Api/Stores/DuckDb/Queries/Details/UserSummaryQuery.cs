using Dashboard.Api.Kpis.Users;
using DuckDB.NET.Data;

namespace Dashboard.Api.Stores.DuckDb.Queries.Details;

/// <summary>The totals of one customer; the lists of the answer are empty.</summary>
internal sealed class UserSummaryQuery(string customerId) : IOrderQuery<UserDto?>
{
    public string Sql => """
        WITH mine AS (SELECT * FROM orders WHERE customer_id = $customer)
        SELECT (SELECT country FROM mine GROUP BY country ORDER BY count(*) DESC, country LIMIT 1),
               count(*) FILTER (status = 'completed'), coalesce(sum(total) FILTER (status = 'completed'), 0),
               avg(total) FILTER (status = 'completed'), count(*) FILTER (status = 'cancelled'), min(order_date), max(order_date)
        FROM mine HAVING count(*) > 0
        """;

    public void Bind(DuckDBParameterCollection parameters) => parameters.Add(new DuckDBParameter("customer", customerId));

    public UserDto? Read(DuckDBDataReader reader) => reader.ReadAll(row => new UserDto(
        customerId,
        row.GetString(0),
        row.GetInt64(1),
        row.GetMoney(2),
        row.IsDBNull(3) ? null : Money.FromAverage(row.GetDouble(3)),
        row.GetInt64(4),
        row.GetTime(5),
        row.GetTime(6),
        [],
        [])).SingleOrDefault();
}
