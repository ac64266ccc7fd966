using DuckDB.NET.Data;

namespace Dashboard.Api.Stores.DuckDb.Sources;

/// <summary>Where order lines come from.</summary>
internal interface IOrderSource
{
    /// <summary>What the people at the console call it.</summary>
    string Description { get; }

    /// <summary>Text that differs whenever the order lines may differ; it becomes part of the file names.</summary>
    string Identity { get; }

    /// <summary>Fills the table <see cref="RawLines.Table"/> of an empty database.</summary>
    void Load(DuckDBConnection connection, CancellationToken cancellationToken);
}
