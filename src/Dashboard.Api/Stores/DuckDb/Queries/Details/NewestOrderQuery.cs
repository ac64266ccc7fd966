using DuckDB.NET.Data;

namespace Dashboard.Api.Stores.DuckDb.Queries.Details;

/// <summary>When the newest order of any status was placed. A source without orders does not get as far as this.</summary>
internal sealed class NewestOrderQuery : IOrderQuery<DateTimeOffset>
{
    public string Sql => "SELECT max(order_date) FROM orders";

    public void Bind(DuckDBParameterCollection parameters)
    {
    }

    public DateTimeOffset Read(DuckDBDataReader reader) => reader.ReadAll(row => row.GetTime(0))[0];
}
