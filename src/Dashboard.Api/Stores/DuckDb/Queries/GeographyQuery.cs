using Dashboard.Api.Kpis;
using DuckDB.NET.Data;

namespace Dashboard.Api.Stores.DuckDb.Queries;

/// <summary>Q5: the ten countries with the highest revenue, and how many orders came from elsewhere.</summary>
internal sealed class GeographyQuery(KpiWindow window) : IOrderQuery<GeographyDto>
{
    public string Sql => """
        WITH sold AS (SELECT country, count(*) AS orders, sum(total) AS revenue, count(DISTINCT customer_id) AS customers FROM orders
                      WHERE status = 'completed' AND order_date >= $from AND order_date < $to GROUP BY country),
             ranked AS (SELECT *, row_number() OVER (ORDER BY revenue DESC, country) AS rank, sum(orders) OVER () AS all_orders FROM sold)
        SELECT country, orders, revenue, customers, CAST(all_orders - sum(orders) OVER () AS BIGINT) AS other_orders
        FROM ranked WHERE rank <= 10 ORDER BY rank
        """;

    public void Bind(DuckDBParameterCollection parameters) => parameters.AddWindow(window);

    public GeographyDto Read(DuckDBDataReader reader)
    {
        long otherOrders = 0;
        List<CountryDto> countries = reader.ReadAll(row =>
        {
            otherOrders = row.GetInt64(4);
            return new CountryDto(row.GetString(0), row.GetInt64(1), row.GetMoney(2), row.GetInt64(3));
        });
        return new GeographyDto(countries, otherOrders);
    }
}
