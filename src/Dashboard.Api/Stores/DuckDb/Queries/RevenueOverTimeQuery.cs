using Dashboard.Api.Kpis;
using DuckDB.NET.Data;

namespace Dashboard.Api.Stores.DuckDb.Queries;

/// <summary>Q2: completed orders by UTC day, with the days on which nothing happened.</summary>
internal sealed class RevenueOverTimeQuery(KpiWindow window) : IOrderQuery<IReadOnlyList<RevenuePointDto>>
{
    public string Sql => """
        WITH days AS (SELECT unnest(generate_series(
                 date_trunc('day', $from::TIMESTAMP), $to::TIMESTAMP - INTERVAL 1 MICROSECOND, INTERVAL 1 DAY)) AS day),
             sold AS (SELECT date_trunc('day', order_date) AS day, count(*) AS orders, sum(total) AS revenue FROM orders
                      WHERE status = 'completed' AND order_date >= $from AND order_date < $to GROUP BY 1)
        SELECT CAST(day AS TIMESTAMP), coalesce(orders, 0), coalesce(revenue, 0) FROM days LEFT JOIN sold USING (day) ORDER BY day
        """;

    public void Bind(DuckDBParameterCollection parameters) => parameters.AddWindow(window);

    public IReadOnlyList<RevenuePointDto> Read(DuckDBDataReader reader) =>
        reader.ReadAll(row => new RevenuePointDto(row.GetDay(0), row.GetInt64(1), row.GetMoney(2)));
}
