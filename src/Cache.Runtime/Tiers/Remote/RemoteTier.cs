using KpiGen.Cache.Telemetry;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace KpiGen.Cache.Tiers.Remote;

/// <summary>
/// The remote tier (L2) as the rest of the cache sees it: every operation ends within its budget and none throws. Trouble of any kind is
/// "unavailable", counted by the caller and logged when the state changes.
/// </summary>
/// <remarks>Safe for concurrent use.</remarks>
internal sealed class RemoteTier(IRemoteStore store, IOptionsMonitor<CacheOptions> options, TimeProvider time, ILogger<RemoteTier> logger)
{
    private readonly CircuitBreaker _breaker = new(time);

    /// <summary>Gets whether the tier answers at present, as far as is known.</summary>
    public bool IsAvailable => !_breaker.IsOpen && store.IsConnected;

    private RemoteTierOptions Options => options.CurrentValue.Remote;

    /// <summary>Waits for the first connection, for as long as the options allow.</summary>
    public Task<bool> ConnectAsync(CancellationToken cancellationToken)
        => TryAsync(() => store.ConnectAsync(cancellationToken), Options.ConnectTimeout, always: true, cancellationToken);

    public async Task<RemoteRead> ReadAsync(byte[] key)
    {
        if (!_breaker.Allows(Options.BreakDuration))
        {
            return RemoteRead.Unavailable;
        }

        try
        {
            RemoteValue? value = await WithinAsync(store.GetAsync(key), Options.ReadTimeout).ConfigureAwait(false);
            Succeeded();
            return RemoteRead.Of(value);
        }
        catch (Exception exception)
        {
            Failed(exception);
            return RemoteRead.Unavailable;
        }
    }

    /// <summary>Reads several keys; together they have the budget of one read.</summary>
    /// <returns>One element for each key, or <see langword="null"/> when the tier could not be reached.</returns>
    public async Task<RemoteValue?[]?> ReadManyAsync(byte[][] keys)
    {
        RemoteValue?[]? values = null;
        bool reached = await TryAsync(async () => values = await store.GetManyAsync(keys).ConfigureAwait(false), Options.ReadTimeout).ConfigureAwait(false);
        return reached ? values : null;
    }

    /// <summary>Reads on the calling thread, for methods that are synchronous themselves.</summary>
    public RemoteRead Read(byte[] key)
    {
        if (!_breaker.Allows(Options.BreakDuration))
        {
            return RemoteRead.Unavailable;
        }

        try
        {
            RemoteValue? value = store.Get(key);
            Succeeded();
            return RemoteRead.Of(value);
        }
        catch (Exception exception)
        {
            Failed(exception);
            return RemoteRead.Unavailable;
        }
    }

    public Task<bool> WriteAsync(byte[] key, byte[] frame, TimeSpan ttl) => TryAsync(() => store.SetAsync(key, frame, ttl), Options.WriteTimeout);

    /// <summary>Removes one entry. An invalidation is tried even while the breaker is open: it must not be lost without need.</summary>
    /// <returns>Whether the entry existed, or <see langword="null"/> when the tier could not be reached.</returns>
    public async Task<bool?> RemoveAsync(byte[] key)
    {
        bool existed = false;
        bool reached = await TryAsync(async () => existed = await store.RemoveAsync(key).ConfigureAwait(false), Options.WriteTimeout, always: true).ConfigureAwait(false);
        return reached ? existed : null;
    }

    /// <summary>Removes what matches. Not bounded in time: the caller decides how long it waits.</summary>
    public Task RemoveMatchingAsync(string pattern, Action<long> removed, CancellationToken cancellationToken)
        => store.RemoveMatchingAsync(pattern, removed, cancellationToken);

    public async Task<long?> ReadSequenceAsync(string name, long known, bool urgent = false)
    {
        long value = 0;
        TimeSpan budget = urgent ? Options.ReadTimeout : Options.WriteTimeout;
        bool reached = await TryAsync(async () => value = await store.ReadSequenceAsync(name, known).ConfigureAwait(false), budget).ConfigureAwait(false);
        return reached ? value : null;
    }

    public async Task<long?> RaiseSequenceAsync(string name, long known)
    {
        long value = 0;
        bool reached = await TryAsync(async () => value = await store.RaiseSequenceAsync(name, known).ConfigureAwait(false), Options.WriteTimeout, always: true)
            .ConfigureAwait(false);
        return reached ? value : null;
    }

    private async Task<bool> TryAsync(Func<Task> operation, TimeSpan budget, bool always = false, CancellationToken cancellationToken = default)
    {
        if (!_breaker.Allows(Options.BreakDuration) && !always)
        {
            return false;
        }

        try
        {
            await WithinAsync(operation(), budget, cancellationToken).ConfigureAwait(false);
            Succeeded();
            return true;
        }
        catch (OperationCanceledException exception) when (cancellationToken.IsCancellationRequested)
        {
            // It may have been the probe, which has to report back.
            Failed(exception);
            throw;
        }
        catch (Exception exception)
        {
            Failed(exception);
            return false;
        }
    }

    private async Task WithinAsync(Task operation, TimeSpan budget, CancellationToken cancellationToken = default)
    {
        try
        {
            await operation.WaitAsync(budget, time, cancellationToken).ConfigureAwait(false);
        }
        catch
        {
            Abandon(operation);
            throw;
        }
    }

    private async Task<T> WithinAsync<T>(Task<T> operation, TimeSpan budget)
    {
        await WithinAsync((Task)operation, budget).ConfigureAwait(false);
        return await operation.ConfigureAwait(false);
    }

    // The command may still fail after its budget; nobody waits for it then, so its exception is looked at here.
    private static void Abandon(Task operation)
        => _ = operation.ContinueWith(static abandoned => _ = abandoned.Exception, CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted | TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);

    private void Succeeded()
    {
        if (_breaker.Succeed())
        {
            Log.RemoteAvailable(logger);
        }
    }

    private void Failed(Exception exception)
    {
        if (_breaker.Fail(Options.BreakerThreshold))
        {
            // The type only: messages of clients name hosts, and can name keys.
            Log.RemoteUnavailable(logger, exception.GetType().Name);
        }
    }
}
