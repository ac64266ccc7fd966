using Dashboard.Api.Kpis;
using DuckDB.NET.Data;

namespace Dashboard.Api.Stores.DuckDb.Queries;

/// <summary>
/// Q7: percentiles and ranges of order values, and orders by status. <c>quantile_cont</c> interpolates linearly, which is what
/// Elasticsearch's percentiles approximate.
/// </summary>
internal sealed class BasketQuery(KpiWindow window) : IOrderQuery<BasketDto>
{
    private static readonly string[] ValuePercents = ["25.0", "50.0", "75.0", "90.0", "95.0", "99.0"];
    private static readonly string[] ItemPercents = ["50.0", "95.0"];

    // One row for the figures, then one for each status: a single statement sees one state and costs one trip.
    public string Sql => """
        WITH picked AS (SELECT total, items, line_count, status FROM orders WHERE order_date >= $from AND order_date < $to),
             completed AS (SELECT * FROM picked WHERE status = 'completed')
        SELECT NULL AS status, NULL AS orders,
               quantile_cont(total::DOUBLE, [0.25, 0.5, 0.75, 0.9, 0.95, 0.99]), quantile_cont(items::DOUBLE, [0.5, 0.95]),
               min(total), max(total), avg(line_count),
               [count(*) FILTER (total < 10), count(*) FILTER (total >= 10 AND total < 50), count(*) FILTER (total >= 50 AND total < 100),
                count(*) FILTER (total >= 100 AND total < 250), count(*) FILTER (total >= 250 AND total < 500),
                count(*) FILTER (total >= 500 AND total < 1000), count(*) FILTER (total >= 1000)]
        FROM completed
        UNION ALL
        SELECT status, count(*), NULL, NULL, NULL, NULL, NULL, NULL FROM picked GROUP BY status
        ORDER BY orders DESC NULLS FIRST, status
        """;

    public void Bind(DuckDBParameterCollection parameters) => parameters.AddWindow(window);

    public BasketDto Read(DuckDBDataReader reader)
    {
        reader.Read();
        Dictionary<string, long> status = new(StringComparer.Ordinal);
        List<long> counts = reader.GetFieldValue<List<long>>(7);
        BasketDto basket = new(
            ReadPercentiles(reader, 2, ValuePercents),
            ReadPercentiles(reader, 3, ItemPercents),
            reader.GetMoneyOrNull(4),
            reader.GetMoneyOrNull(5),
            reader.GetDoubleOrNull(6),
            [.. OrderValueBuckets.All.Zip(counts, (bucket, count) => bucket with { Count = count })],
            status);
        while (reader.Read())
        {
            status.Add(reader.GetString(0), reader.GetInt64(1));
        }

        return basket;
    }

    private static Dictionary<string, double?> ReadPercentiles(DuckDBDataReader reader, int column, string[] percents)
    {
        List<double>? values = reader.IsDBNull(column) ? null : reader.GetFieldValue<List<double>>(column);
        return percents.Index().ToDictionary(percent => percent.Item, percent => values?[percent.Index], StringComparer.Ordinal);
    }
}
