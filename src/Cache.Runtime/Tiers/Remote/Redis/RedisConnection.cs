using StackExchange.Redis;

namespace KpiGen.Cache.Tiers.Remote.Redis;

/// <summary>
/// One connection to Redis, made in the background and kept for good. Nothing waits for it in a constructor, and once made it restores
/// itself after every loss.
/// </summary>
/// <remarks>Safe for concurrent use.</remarks>
internal sealed class RedisConnection(ConfigurationOptions configuration) : IAsyncDisposable, IDisposable
{
    private readonly Lock _lock = new();
    private Task<ConnectionMultiplexer>? _connecting;
    private bool _disposed;

    /// <summary>Gets whether commands can be sent at present.</summary>
    public bool IsConnected => Volatile.Read(ref _connecting) is { IsCompletedSuccessfully: true } made && made.Result.IsConnected;

    /// <summary>Gets whether the first connection has been made, whether or not it is there at present.</summary>
    public bool IsMade => Volatile.Read(ref _connecting) is { IsCompletedSuccessfully: true };

    /// <summary>Gets the connection, making it where there is none yet. A failed attempt is tried again at the next call.</summary>
    public Task<ConnectionMultiplexer> GetAsync()
    {
        Task<ConnectionMultiplexer>? connecting = Volatile.Read(ref _connecting);
        if (connecting is not null && !connecting.IsFaulted)
        {
            return connecting;
        }

        lock (_lock)
        {
            ObjectDisposedException.ThrowIf(_disposed, this);
            if (_connecting is null || _connecting.IsFaulted)
            {
                // On the pool: resolving a host name can block, and the caller may hold a request. Without its context: the connection outlives it.
                using AsyncFlowControl? suppressed = ExecutionContext.IsFlowSuppressed() ? null : ExecutionContext.SuppressFlow();
                _connecting = Task.Run(() => ConnectionMultiplexer.ConnectAsync(configuration));
            }

            return _connecting;
        }
    }

    /// <summary>Gets the database for commands.</summary>
    public async ValueTask<IDatabase> DatabaseAsync() => (await GetAsync().ConfigureAwait(false)).GetDatabase();

    /// <summary>Gets the connection if it has been made, and starts to make it otherwise.</summary>
    /// <exception cref="InvalidOperationException">It has not been made yet.</exception>
    public ConnectionMultiplexer GetConnected()
    {
        Task<ConnectionMultiplexer> connecting = GetAsync();
        return connecting.IsCompletedSuccessfully
            ? connecting.Result
            : throw new InvalidOperationException("The first connection has not been made yet.");
    }

    public async ValueTask DisposeAsync()
    {
        Task<ConnectionMultiplexer>? connecting;
        lock (_lock)
        {
            _disposed = true;
            connecting = _connecting;
        }

        if (connecting is null)
        {
            return;
        }

        try
        {
            ConnectionMultiplexer connection = await connecting.ConfigureAwait(false);
            await connection.DisposeAsync().ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is RedisException or ArgumentException or InvalidOperationException or System.Net.Sockets.SocketException)
        {
            // There is nothing to close.
        }
    }

    public void Dispose()
    {
        Task<ConnectionMultiplexer>? connecting;
        lock (_lock)
        {
            _disposed = true;
            connecting = _connecting;
        }

        // One that is still being made is closed when it is there.
        _ = connecting?.ContinueWith(
            static made => made.Result.Dispose(), CancellationToken.None, TaskContinuationOptions.OnlyOnRanToCompletion | TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
    }
}
