using Dashboard.Api.Kpis;
using DuckDB.NET.Data;

namespace Dashboard.Api.Stores.DuckDb.Queries;

/// <summary>Q1: totals of the window and of the one before it.</summary>
internal sealed class SummaryQuery(KpiWindow window) : IOrderQuery<SummaryDto>
{
    public string Sql => """
        SELECT order_date >= $from AS is_current,
               count(*) FILTER (status = 'completed') AS orders,
               coalesce(sum(total) FILTER (status = 'completed'), 0) AS revenue,
               avg(total) FILTER (status = 'completed') AS aov,
               CAST(coalesce(sum(items) FILTER (status = 'completed'), 0) AS BIGINT) AS items,
               count(*) FILTER (status = 'cancelled') AS cancelled,
               coalesce(sum(total) FILTER (status = 'cancelled'), 0) AS refunds
        FROM orders WHERE order_date >= $previous AND order_date < $to GROUP BY 1
        """;

    public void Bind(DuckDBParameterCollection parameters)
    {
        parameters.AddWindow(window);
        parameters.Add(new DuckDBParameter("previous", window.Previous.From.UtcDateTime));
    }

    public SummaryDto Read(DuckDBDataReader reader)
    {
        SummaryDto summary = new(PeriodTotalsDto.Empty, PeriodTotalsDto.Empty);
        while (reader.Read())
        {
            PeriodTotalsDto totals = ReadTotals(reader);
            summary = reader.GetBoolean(0) ? summary with { Current = totals } : summary with { Previous = totals };
        }

        return summary;
    }

    private static PeriodTotalsDto ReadTotals(DuckDBDataReader reader) => new(
        reader.GetInt64(1),
        reader.GetMoney(2),
        reader.IsDBNull(3) ? null : Money.FromAverage(reader.GetDouble(3)),
        reader.GetInt64(4),
        reader.GetInt64(5),
        reader.GetMoney(6));
}
