using Microsoft.Data.Sqlite;

namespace Dashboard.Api.Stores.Sqlite;

/// <summary>
/// The catalogue file. Write-ahead logging lets several processes read while one writes; a writer that meets another waits for it. SQLite
/// works synchronously, so the work leaves the caller's thread.
/// </summary>
internal sealed class ProductDatabase(string path)
{
    private readonly string _connectionString = new SqliteConnectionStringBuilder
    {
        DataSource = path,
        Mode = SqliteOpenMode.ReadWrite,
        DefaultTimeout = 10,
    }.ToString();

    /// <summary>Turns write-ahead logging on; the file remembers it.</summary>
    public Task PrepareAsync(CancellationToken cancellationToken) => RunAsync(
        static connection =>
        {
            using SqliteCommand command = connection.CreateCommand();
            command.CommandText = "PRAGMA journal_mode = WAL";
            return command.ExecuteScalar();
        },
        cancellationToken);

    public Task<T> RunAsync<T>(Func<SqliteConnection, T> work, CancellationToken cancellationToken) => Task.Run(
        () =>
        {
            using SqliteConnection connection = new(_connectionString);
            connection.Open();
            return work(connection);
        },
        cancellationToken);
}
