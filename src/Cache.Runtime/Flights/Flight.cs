using System.Diagnostics;
using System.Runtime.ExceptionServices;
using System.Threading.Tasks.Sources;
using KpiGen.Cache.Tags;
using KpiGen.Cache.Telemetry;

namespace KpiGen.Cache.Flights;

/// <summary>
/// One load of one key, shared by everybody who wants the key meanwhile. It belongs to none of them: a caller that is cancelled leaves, and
/// only when the last one has left is the load itself cancelled.
/// </summary>
/// <remarks>
/// Safe for concurrent use. Most flights have one caller, the one that leads them: its wait is part of the flight, and what others wait on is
/// made for the first of them. Locks are taken on the flight itself for the same reason; nobody outside the cache ever sees one.
/// </remarks>
internal sealed class Flight<TValue>(int epoch) : IValueTaskSource<LoadedValue<TValue>>
{
    private ManualResetValueTaskSourceCore<bool> _leader;
    private CancellationTokenRegistration _leaderLeaves;
    private Seat _leaderSeat;
    private TaskCompletionSource<LoadedValue<TValue>>? _others;
    private CancellationTokenSource? _cancellation;
    private TagSet? _tags;
    private EarlyLanding<TValue>? _early;
    private LoadedValue<TValue> _outcome;
    private Exception? _failure;
    private int _callers = 1;
    private bool _landed;
    private bool _closed;
    private bool _invalidated;

    private enum Seat : byte
    {
        Free,
        Taken,
        Left,
    }

    /// <summary>Gets the epoch of the type when the flight began; its value is worth nothing in any other.</summary>
    public int Epoch { get; } = epoch;

    /// <summary>Gets the activity of the caller that made the flight necessary, where somebody traces.</summary>
    public Activity? Caller { get; } = CacheActivities.Caller;

    /// <summary>Gets or sets the tags of what is loaded. The leader sets them before it asks anybody for the value.</summary>
    public TagSet? Tags
    {
        get => Volatile.Read(ref _tags);
        set => Volatile.Write(ref _tags, value);
    }

    /// <summary>Gets or sets what entries keep of their names, for invalidations by other nodes.</summary>
    public int Mark { get; set; }

    /// <summary>Gets the token for the origin: cancelled when nobody waits any more.</summary>
    public CancellationToken AbandonedToken
    {
        get
        {
            lock (this)
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
            lock (this)
            {
                return _callers == 0;
            }
        }
    }

    /// <summary>Gets what the flight came back with, when it has landed.</summary>
    public LoadedValue<TValue> Outcome => _outcome;

    /// <summary>Gets why the flight brought nothing, when it has landed.</summary>
    public Exception? Failure => _failure;

    /// <summary>Joins, unless the flight began before an invalidation or has been abandoned.</summary>
    /// <remarks>
    /// A caller that looked at the epoch before an invalidation may join a flight that began after it: what it gets is newer than it asked for.
    /// </remarks>
    public bool TryJoin(int currentEpoch)
    {
        lock (this)
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
        lock (this)
        {
            return !_invalidated && currentEpoch == Epoch && Tags is not { IsCurrent: false };
        }
    }

    /// <summary>Waits for the landing, as long as the caller wants to.</summary>
    /// <param name="leads">
    /// Whether the caller is the one that leads the flight: it goes on at <see cref="Disembark"/>, on the thread that ends the flight.
    /// </param>
    /// <param name="cancellationToken">Takes the caller off board.</param>
    public ValueTask<LoadedValue<TValue>> WaitAsync(bool leads, CancellationToken cancellationToken)
        => leads ? LeadAsync(cancellationToken) : WaitAsync(cancellationToken);

    private ValueTask<LoadedValue<TValue>> LeadAsync(CancellationToken cancellationToken)
    {
        lock (this)
        {
            if (TryGetServed(out LoadedValue<TValue> served))
            {
                return new(served);
            }

            if (_failure is not null)
            {
                return ValueTask.FromException<LoadedValue<TValue>>(_failure);
            }

            _leaderSeat = Seat.Taken;
        }

        if (cancellationToken.CanBeCanceled)
        {
            _leaderLeaves = cancellationToken.UnsafeRegister(static (flight, token) => ((Flight<TValue>)flight!).LeaveAsLeader(token), this);
        }

        return new(this, _leader.Version);
    }

    /// <summary>Waits for the landing as one of those who have joined.</summary>
    public async ValueTask<LoadedValue<TValue>> WaitAsync(CancellationToken cancellationToken)
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
        lock (this)
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
        lock (this)
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
        bool leaderWaits;
        lock (this)
        {
            if (_invalidated || _early is not null || _landed || !mayServe())
            {
                return;
            }

            // Whoever leaves from now on has been served; nobody may cancel the load.
            _early = new(value, mayServe);
            _others?.SetResult(value);
            _others = null;
            leaderWaits = TakeLeaderOff();
        }

        if (leaderWaits)
        {
            // Not here: this thread has the flight to go on with, or belongs to a timer.
            _leader.RunContinuationsAsynchronously = true;
            _leader.SetResult(true);
        }
    }

    /// <summary>Notes what the flight came back with. The leader gets it at <see cref="Disembark"/>, the others at once.</summary>
    public void Land(LoadedValue<TValue> value)
    {
        lock (this)
        {
            // Closed before it lands: who has seen the outcome and calls again must not be given the same outcome once more.
            _closed = true;
            if (!_landed)
            {
                _outcome = value;
                _landed = true;
                _others?.SetResult(value);
            }
        }
    }

    /// <summary>Notes why the flight brings nothing.</summary>
    public void Fail(Exception exception)
    {
        lock (this)
        {
            _closed = true;
            if (_landed)
            {
                return;
            }

            _failure = exception;
            _landed = true;
            _others?.SetException(exception);

            // When everybody has left, nobody looks at the exception.
            _ = _others?.Task.Exception;
        }
    }

    /// <summary>Lets the leader go on, on this thread. It is the last thing to be done for a flight, and needs no lock: the leader's code runs in it.</summary>
    public void Disembark()
    {
        bool leaderWaits;
        lock (this)
        {
            leaderWaits = _landed && TakeLeaderOff();
        }

        if (leaderWaits)
        {
            _leader.SetResult(false);
        }
    }

    /// <summary>Takes one caller off board who no longer wants to wait, unless there is nothing to wait for any more.</summary>
    /// <returns>Whether the flight has landed with a value.</returns>
    public bool LeaveUnlessLanded(out LoadedValue<TValue> loaded)
    {
        lock (this)
        {
            if (TryGetServed(out loaded) || _landed)
            {
                return _failure is null;
            }
        }

        Leave();
        return false;
    }

    /// <summary>Takes one caller off board. The last one cancels the load.</summary>
    public void Leave()
    {
        CancellationTokenSource? cancellation = null;
        lock (this)
        {
            if (--_callers == 0 && _early is null)
            {
                // What an abandoned origin still brings is not stored: the next flight of the key may have been invalidated by then.
                _closed = true;
                _invalidated = true;
                cancellation = _cancellation;
            }
        }

        Cancel(cancellation);
    }

    LoadedValue<TValue> IValueTaskSource<LoadedValue<TValue>>.GetResult(short token)
    {
        // Never waiting for a callback that is under way: it finds that the leader is gone.
        _leaderLeaves.Unregister();
        if (_leader.GetResult(token))
        {
            return _early!.Value;
        }

        if (_failure is not null)
        {
            ExceptionDispatchInfo.Throw(_failure);
        }

        return _outcome;
    }

    ValueTaskSourceStatus IValueTaskSource<LoadedValue<TValue>>.GetStatus(short token) => _leader.GetStatus(token);

    void IValueTaskSource<LoadedValue<TValue>>.OnCompleted(Action<object?> continuation, object? state, short token, ValueTaskSourceOnCompletedFlags flags)
        => _leader.OnCompleted(continuation, state, token, flags);

    private void LeaveAsLeader(CancellationToken token)
    {
        lock (this)
        {
            if (_landed || !TakeLeaderOff())
            {
                return;
            }
        }

        Leave();
        _leader.RunContinuationsAsynchronously = true;
        _leader.SetException(new TaskCanceledException(message: null, innerException: null, token));
    }

    private bool TakeLeaderOff()
    {
        bool waits = _leaderSeat == Seat.Taken;
        _leaderSeat = Seat.Left;
        return waits;
    }

    // On the pool: callbacks of the origin may block or throw, and the caller that leaves has nothing to do with either.
    private static void Cancel(CancellationTokenSource? cancellation)
        => _ = cancellation?.CancelAsync().ContinueWith(
            static cancelled => _ = cancelled.Exception, CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted, TaskScheduler.Default);

    private bool TryGetServed(out LoadedValue<TValue> value)
    {
        if (_landed)
        {
            value = _outcome;
            return _failure is null;
        }

        value = _early is null ? default : _early.Value;
        return _early is not null && _early.MayServe();
    }

    private Task<LoadedValue<TValue>> LandingOrEarly()
    {
        lock (this)
        {
            if (TryGetServed(out LoadedValue<TValue> served))
            {
                return Task.FromResult(served);
            }

            if (_failure is not null)
            {
                return Task.FromException<LoadedValue<TValue>>(_failure);
            }

            // Continuations must not run on the thread that completes the load, inside its locks and its context.
            _others ??= new TaskCompletionSource<LoadedValue<TValue>>(TaskCreationOptions.RunContinuationsAsynchronously);
            return _others.Task;
        }
    }
}
