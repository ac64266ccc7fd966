using DuckDB.NET.Data;

namespace Dashboard.Api.Stores.DuckDb.Building;

/// <summary>Statements without parameters, for building only.</summary>
internal static class DuckDbCommands
{
    /// <returns>The number of rows that the last statement changed.</returns>
    public static int Execute(this DuckDBConnection connection, string sql)
    {
        using DuckDBCommand command = connection.CreateCommand();
#pragma warning disable CA2100 // Built from constants and quoted paths of the configuration; no text of a request gets here.
        command.CommandText = sql;
#pragma warning restore CA2100
        return command.ExecuteNonQuery();
    }
}
