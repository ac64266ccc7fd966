using System.Globalization;
using Dashboard.Api.Stores.DuckDb.Building;
using DuckDB.NET.Data;

namespace Dashboard.Api.Stores.DuckDb.Sources;

/// <summary>Order lines from a file in the columns of "Online Retail".</summary>
internal sealed class FileSource : IOrderSource
{
    private readonly string _path;
    private readonly FileInfo _file;

    public FileSource(string path)
    {
        _path = path;
        _file = new FileInfo(path);
        if (!_file.Exists)
        {
            throw SourceException.Create(path, "there is no such file.", "Correct the path, or remove the setting to use generated sample orders.");
        }
    }

    public string Description => _path;

    public string Identity =>
        string.Create(CultureInfo.InvariantCulture, $"file|{_file.FullName}|{_file.Length}|{_file.LastWriteTimeUtc.Ticks}");

    public void Load(DuckDBConnection connection, CancellationToken cancellationToken)
    {
        string reader = Reader();
        IReadOnlyCollection<string> columns = ReadColumns(connection, reader);
        IReadOnlyList<string> missing = SourceColumns.Missing(columns);
        if (missing.Count > 0)
        {
            throw SourceException.Create(
                _path,
                $"it lacks the columns {string.Join(", ", missing)} (found: {string.Join(", ", columns)}).",
                $"Give it a header row with {string.Join(", ", SourceColumns.Required)}.");
        }

        cancellationToken.ThrowIfCancellationRequested();
        Run(connection, $"CREATE TEMP TABLE source_text AS SELECT {SourceColumns.SelectAsText(columns)} FROM {reader}");
        SourceParsing.Parse(connection, _path);
    }

    private static string Quote(string text) => $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";

    private string Reader()
    {
        string path = Quote(_file.FullName);
        return Path.GetExtension(_path).ToUpperInvariant() switch
        {
            ".PARQUET" => $"read_parquet({path})",
            ".CSV" or ".GZ" => $"read_csv({path}, header = true, all_varchar = true, delim = ',', quote = '\"')",
            _ => throw SourceException.Create(_path, "its kind is unknown.", "Use a file that ends in .csv, .csv.gz or .parquet."),
        };
    }

    private List<string> ReadColumns(DuckDBConnection connection, string reader)
    {
        using DuckDBCommand command = connection.CreateCommand();
        command.CommandText = $"SELECT column_name FROM (DESCRIBE SELECT * FROM {reader})";
        try
        {
            using DuckDBDataReader rows = command.ExecuteReader();
            List<string> columns = [];
            while (rows.Read())
            {
                columns.Add(rows.GetString(0));
            }

            return columns;
        }
        catch (DuckDBException exception)
        {
            throw Unreadable(exception);
        }
    }

    private void Run(DuckDBConnection connection, string sql)
    {
        try
        {
            connection.Execute(sql);
        }
        catch (DuckDBException exception)
        {
            throw Unreadable(exception);
        }
    }

    private SourceException Unreadable(DuckDBException exception) => SourceException.Create(
        _path,
        $"it cannot be read: {exception.Message.Split('\n')[0]}",
        "Use UTF-8 CSV with commas (optionally gzipped) or Parquet, with the columns of Online Retail.",
        exception);
}
