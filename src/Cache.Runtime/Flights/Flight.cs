using System.Diagnostics;
using KpiGen.Cache.Tags;
using KpiGen.Cache.Telemetry;

namespace KpiGen.Cache.Flights;

/// <summary>
/// One load of one key, shared by everybody who wants the key meanwhile. It belongs to none of them: a caller that is cancelled leaves, and
/// only when the last one has left is the load itself cancelled.
/// </summary>
/// <remarks>Safe for concurrent use.</remarks>
internal sealed class Flight<TValue>(int epoch)
{
    // Continuations must not run on the thread that completes the load, inside its locks and its context.
    private TaskCompletionSource<LoadedValue<TValue>> _landing = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Lock _lock = new();
    private CancellationTokenSource? _cancellation;
    private TagSet? _tags;
    private int _callers = 1;
    private bool _closed;
    private LoadedValue<TValue> _early;
    private Func<bool>? _mayServeEarly;
    private bool _invalidated;

    /// <summary>Gets the epoch of the type when the flight began; its value is worth nothing in any other.</summary>
    public int Epoch { get; } = epoch;

    /// <summary>Gets the activity of the caller that made the flight necessary, where somebody traces.</summary>
    public Activity? Caller { get; } = CacheActivities.Caller;

    /// <summary>Gets what the flight comes back with.</summary>
    public Task<LoadedValue<TValue>> Landing => _landing.Task;

    /// <summary>Gets or sets the tags of what is loaded. The leader sets them before it asks anybody for the value.</summary>
    public TagSet? Tags
    {
        get => Volatile.Read(ref _tags);
        set => Volatile.Write(ref _tags, value);
    }

    /// <summary>Gets or sets what entries keep of their names, for invalidations by other nodes.</summary>
    public long Mark { get; set; }

    /// <summary>Gets the token for the origin: cancelled when nobody waits any more.</summary>
    public CancellationToken AbandonedToken
    {
        get
        {
            lock (_lock)
            {
                _cancellation ??= new CancellationTokenSource();
                if (_callers == 0)
                {
                    _cancellation.Cancel();
                }

                return _cancellation.Token;
            }
        }
    }

    /// <summary>Gets whether every caller has left.</summary>
    public bool IsAbandoned
    {
        get
        {
            lock (_lock)
            {
                return _callers == 0;
            }
        }
    }

    /// <summary>Joins, unless the flight began before an invalidation or has been abandoned.</summary>
    /// <remarks>
    /// A caller that looked at the epoch before an invalidation may join a flight that began after it: what it gets is newer than it asked for.
    /// </remarks>
    public bool TryJoin(int currentEpoch)
    {
        lock (_lock)
        {
            // By difference: epochs wrap around.
            if (_closed || currentEpoch - Epoch > 0 || Tags is { IsCurrent: false })
            {
                return false;
            }

            _callers++;
            return true;
        }
    }

    /// <summary>Whether nothing has been invalidated since the flight began that it could bring back.</summary>
    public bool IsCurrent(int currentEpoch)
    {
        lock (_lock)
        {
            return !_invalidated && currentEpoch == Epoch && Tags is not { IsCurrent: false };
        }
    }

    /// <summary>Waits for the landing, as long as the caller wants to.</summary>
    public async Task<LoadedValue<TValue>> WaitAsync(CancellationToken cancellationToken)
    {
        Task<LoadedValue<TValue>> landing = LandingOrEarly();
        try
        {
            return await landing.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested && !landing.IsCompleted)
        {
            Leave();
            throw;
        }
    }

    /// <summary>Waits on the calling thread.</summary>
    public LoadedValue<TValue> Wait(CancellationToken cancellationToken)
    {
        Task<LoadedValue<TValue>> landing = LandingOrEarly();
        try
        {
            landing.Wait(cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested && !landing.IsCompleted)
        {
            Leave();
            throw;
        }
        catch (AggregateException)
        {
            // The awaiter below throws the exception itself, as the origin threw it.
        }

        return landing.GetAwaiter().GetResult();
    }

    /// <summary>Sees to it that nothing this flight brings is stored and nobody joins it any more. Those on board still get its value.</summary>
    public void Invalidate()
    {
        lock (_lock)
        {
            _closed = true;
            _invalidated = true;
        }
    }

    /// <summary>
    /// Stores the value unless the flight was invalidated. An invalidation that comes later finds what was stored and removes it, so there is
    /// no moment at which an outdated value can slip through.
    /// </summary>
    /// <returns>Whether it was stored.</returns>
    public bool Publish<TState>(TState state, Action<TState> store)
    {
        lock (_lock)
        {
            if (!_invalidated)
            {
                store(state);
            }

            return !_invalidated;
        }
    }

    /// <summary>
    /// Gives those on board, and all who still join, a value that may be served although a better one is being loaded. The flight goes on and
    /// still publishes what it brings.
    /// </summary>
    /// <param name="value">The value.</param>
    /// <param name="mayServe">Whether it may be served now; who joins when it no longer may waits for the better one.</param>
    public void LandEarly(LoadedValue<TValue> value, Func<bool> mayServe)
    {
        lock (_lock)
        {
            if (_invalidated || _mayServeEarly is not null || _landing.Task.IsCompleted || !mayServe())
            {
                return;
            }

            // Whoever leaves from now on has been served; nobody may cancel the load.
            _early = value;
            _mayServeEarly = mayServe;
            _landing.SetResult(value);
            _landing = new(TaskCreationOptions.RunContinuationsAsynchronously);
        }
    }

    // Closed before it lands: who has seen the outcome and calls again must not be given the same outcome once more.
    public void Land(LoadedValue<TValue> value)
    {
        lock (_lock)
        {
            _closed = true;
            _landing.TrySetResult(value);
        }
    }

    public void Fail(Exception exception)
    {
        lock (_lock)
        {
            _closed = true;
            _landing.TrySetException(exception);

            // When everybody has left, nobody looks at the exception.
            _ = _landing.Task.Exception;
        }
    }

    /// <summary>Takes one caller off board who no longer wants to wait, unless there is nothing to wait for any more.</summary>
    /// <returns>Whether the flight has landed with a value.</returns>
    public bool LeaveUnlessLanded(out LoadedValue<TValue> loaded)
    {
        Task<LoadedValue<TValue>> landing = LandingOrEarly();
        bool hasValue = landing.IsCompletedSuccessfully;
        loaded = hasValue ? landing.Result : default;
        if (!landing.IsCompleted)
        {
            Leave();
        }

        return hasValue;
    }

    /// <summary>Takes one caller off board. The last one cancels the load.</summary>
    public void Leave()
    {
        CancellationTokenSource? cancellation = null;
        lock (_lock)
        {
            if (--_callers == 0 && _mayServeEarly is null)
            {
                // What an abandoned origin still brings is not stored: the next flight of the key may have been invalidated by then.
                _closed = true;
                _invalidated = true;
                cancellation = _cancellation;
            }
        }

        Cancel(cancellation);
    }

    // On the pool: callbacks of the origin may block or throw, and the caller that leaves has nothing to do with either.
    private static void Cancel(CancellationTokenSource? cancellation)
        => _ = cancellation?.CancelAsync().ContinueWith(
            static cancelled => _ = cancelled.Exception, CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted, TaskScheduler.Default);

    private Task<LoadedValue<TValue>> LandingOrEarly()
    {
        lock (_lock)
        {
            return _mayServeEarly is { } mayServe && !_landing.Task.IsCompleted && mayServe() ? Task.FromResult(_early) : _landing.Task;
        }
    }
}
