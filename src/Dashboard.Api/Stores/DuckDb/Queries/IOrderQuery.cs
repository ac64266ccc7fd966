using DuckDB.NET.Data;

namespace Dashboard.Api.Stores.DuckDb.Queries;

/// <summary>One question to the order file: constant SQL, its parameters, and how an answer is read.</summary>
internal interface IOrderQuery<out T>
{
    string Sql { get; }

    void Bind(DuckDBParameterCollection parameters);

    T Read(DuckDBDataReader reader);
}
