using Dashboard.Api.Stores.DuckDb.Queries;
using Dashboard.Api.Stores.DuckDb.Sources;
using DuckDB.NET.Data;

namespace Dashboard.Api.Stores.DuckDb;

/// <summary>
/// The order file, opened read-only so that several processes share it. DuckDB works synchronously and with all cores; the gate keeps a
/// burst of requests from occupying one thread of the pool for every query that waits.
/// </summary>
internal sealed class OrderDatabase : IDisposable
{
    private readonly string _connectionString;
    private readonly SemaphoreSlim _gate = new(Math.Max(2, Environment.ProcessorCount));

    /// <summary>Keeps the database of this process open: without it, every query would open the file anew.</summary>
    private readonly DuckDBConnection _anchor;

    public OrderDatabase(string path)
    {
        _connectionString = $"Data Source={path};ACCESS_MODE=READ_ONLY";
        _anchor = new DuckDBConnection(_connectionString);
        try
        {
            _anchor.Open();
        }
        catch (DuckDBException exception)
        {
            _anchor.Dispose();
            throw new SourceException(
                $"The order file '{path}' cannot be opened: {exception.Message} Delete it; the next start builds it again.", exception);
        }
    }

    public async Task<T> QueryAsync<T>(IOrderQuery<T> query, CancellationToken cancellationToken)
    {
        await _gate.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            return await Task.Run(() => Run(query, cancellationToken), cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            _gate.Release();
        }
    }

    public void Dispose()
    {
        _anchor.Dispose();
        _gate.Dispose();
    }

    private T Run<T>(IOrderQuery<T> query, CancellationToken cancellationToken)
    {
        using DuckDBConnection connection = new(_connectionString);
        connection.Open();
        using DuckDBCommand command = connection.CreateCommand();
#pragma warning disable CA2100 // Queries are constants; what callers ask for is bound as parameters.
        command.CommandText = query.Sql;
#pragma warning restore CA2100
        query.Bind(command.Parameters);
        try
        {
            using QueryInterrupt interrupt = new(command, cancellationToken);
            using DuckDBDataReader reader = command.ExecuteReader();
            T result = query.Read(reader);
            cancellationToken.ThrowIfCancellationRequested();
            return result;
        }
        catch (DuckDBException exception) when (cancellationToken.IsCancellationRequested)
        {
            throw new OperationCanceledException("The query was interrupted.", exception, cancellationToken);
        }
    }
}
