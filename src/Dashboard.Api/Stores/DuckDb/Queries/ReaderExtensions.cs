using Dashboard.Api.Kpis;
using DuckDB.NET.Data;

namespace Dashboard.Api.Stores.DuckDb.Queries;

/// <summary>
/// Reads and binds the types of the order file: times are UTC without an offset, money is a decimal in its shortest form.
/// </summary>
internal static class ReaderExtensions
{
    public static void AddWindow(this DuckDBParameterCollection parameters, KpiWindow window)
    {
        parameters.Add(new DuckDBParameter("from", window.From.UtcDateTime));
        parameters.Add(new DuckDBParameter("to", window.To.UtcDateTime));
    }

    public static decimal GetMoney(this DuckDBDataReader reader, int column) => Money.Normalize(reader.GetDecimal(column));

    public static decimal? GetMoneyOrNull(this DuckDBDataReader reader, int column) => reader.IsDBNull(column) ? null : reader.GetMoney(column);

    public static double? GetDoubleOrNull(this DuckDBDataReader reader, int column) => reader.IsDBNull(column) ? null : reader.GetDouble(column);

    public static DateTimeOffset GetTime(this DuckDBDataReader reader, int column) => new(reader.GetDateTime(column).Ticks, TimeSpan.Zero);

    public static DateOnly GetDay(this DuckDBDataReader reader, int column) => DateOnly.FromDateTime(reader.GetDateTime(column));

    public static List<T> ReadAll<T>(this DuckDBDataReader reader, Func<DuckDBDataReader, T> read)
    {
        List<T> rows = [];
        while (reader.Read())
        {
            rows.Add(read(reader));
        }

        return rows;
    }
}
