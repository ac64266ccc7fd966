using Dashboard.Api.Kpis.Analytics;
using DuckDB.NET.Data;

namespace Dashboard.Api.Stores.DuckDb.Queries.Details;

/// <summary>A metric over time for the groups where it is highest. Identifiers come from the enums below, never from a request.</summary>
internal sealed class SeriesQuery(AnalyticsRequest request) : IOrderQuery<AnalyticsDto>
{
    private bool ByLine => request.By == AnalyticsDimension.Category;

    private string Column => request.By switch
    {
        AnalyticsDimension.Country => "country",
        AnalyticsDimension.Status => "status",
        AnalyticsDimension.Category => "category",
        _ => throw new ArgumentOutOfRangeException(nameof(request), request.By, "Unknown dimension."),
    };

    private string Metric => request.Metric switch
    {
        AnalyticsMetric.Revenue => ByLine ? "sum(line_total)" : "sum(total)",
        AnalyticsMetric.Orders => ByLine ? "count(DISTINCT order_key)" : "count(*)",
        AnalyticsMetric.Items => ByLine ? "sum(quantity)" : "sum(items)",
        _ => throw new ArgumentOutOfRangeException(nameof(request), request.Metric, "Unknown metric."),
    };

    private string Interval => request.Interval switch
    {
        AnalyticsInterval.Day => "day",
        AnalyticsInterval.Week => "week",
        AnalyticsInterval.Month => "month",
        AnalyticsInterval.Quarter => "quarter",
        AnalyticsInterval.Year => "year",
        _ => throw new ArgumentOutOfRangeException(nameof(request), request.Interval, "Unknown interval."),
    };

    private string Filter => request.By switch
    {
        AnalyticsDimension.Status => "true",
        AnalyticsDimension.Category => "status = 'completed' AND is_product",
        _ => "status = 'completed'",
    };

    public string Sql => $"""
        WITH picked AS (SELECT *, {Column} AS key, date_trunc('{Interval}', order_date) AS start
                        FROM {(ByLine ? "order_lines" : "orders")} WHERE {Filter}),
             top AS (SELECT key, {Metric} AS total FROM picked GROUP BY key ORDER BY total DESC, key LIMIT $size),
             series AS (SELECT key, start, {Metric} AS value FROM picked SEMI JOIN top USING (key) GROUP BY key, start)
        SELECT key, CAST(total AS DECIMAL(38,3)), CAST(start AS TIMESTAMP), CAST(value AS DECIMAL(38,3))
        FROM top JOIN series USING (key) ORDER BY total DESC, key, start
        """;

    public void Bind(DuckDBParameterCollection parameters) => parameters.Add(new DuckDBParameter("size", request.Size));

    public AnalyticsDto Read(DuckDBDataReader reader)
    {
        List<(string Key, decimal Total, DateOnly Start, decimal Value)> rows =
            reader.ReadAll(row => (row.GetString(0), row.GetMoney(1), row.GetDay(2), row.GetMoney(3)));
        return SeriesAssembly.Assemble(
            request,
            rows.Select(row => (row.Key, row.Total)).Distinct(),
            rows.Select(row => (row.Key, row.Start, row.Value)));
    }
}
