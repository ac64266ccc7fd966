using System.Collections.Concurrent;
using System.Globalization;

namespace KpiGen.Cache.Soak.Database;

/// <summary>A node's connections to the database; each carries one request at a time.</summary>
/// <remarks>Safe for concurrent use. Requests are not cancelled: a connection that was left in the middle could not be used again.</remarks>
internal sealed class DatabaseClient(int port) : IDisposable
{
    private readonly ConcurrentBag<DatabaseConnection> _idle = [];

    public Task<long> ReadAsync(int cell) => AskAsync('r', cell);

    /// <summary>Raises the version of a cell.</summary>
    public Task<long> WriteAsync(int cell) => AskAsync('w', cell);

    /// <summary>Reads on the calling thread.</summary>
    public long Read(int cell)
    {
        DatabaseConnection connection = Rent();
        long version = Number(connection.Ask(Request('r', cell)));
        _idle.Add(connection);
        return version;
    }

    public void Dispose()
    {
        while (_idle.TryTake(out DatabaseConnection? connection))
        {
            connection.Dispose();
        }
    }

    private async Task<long> AskAsync(char what, int cell)
    {
        DatabaseConnection connection = Rent();
        long version = Number(await connection.AskAsync(Request(what, cell)));
        _idle.Add(connection);
        return version;
    }

    private DatabaseConnection Rent() => _idle.TryTake(out DatabaseConnection? connection) ? connection : new DatabaseConnection(port);

    private static string Request(char what, int cell) => string.Create(CultureInfo.InvariantCulture, $"{what} {cell}");

    private static long Number(string? answer)
        => long.Parse(answer ?? throw new EndOfStreamException("The database has gone."), CultureInfo.InvariantCulture);
}
