using System.Diagnostics;
using System.Runtime.ExceptionServices;
using KpiGen.Cache.Tags;
using KpiGen.Cache.Telemetry;

namespace KpiGen.Cache.Flights;

/// <summary>
/// One load of one key, shared by everybody who wants the key meanwhile. It belongs to none of them: a caller that is cancelled leaves, and
/// only when the last one has left is the load itself cancelled.
/// </summary>
/// <remarks>Safe for concurrent use. Most flights have their leader only, whose wait is part of them; what others wait on is made for the first.</remarks>
internal sealed class Flight<TValue>(int epoch) : LeaderWait<LoadedValue<TValue>>
{
    private TaskCompletionSource<LoadedValue<TValue>>? _others;
    private EarlyLanding<TValue>? _early;
    private bool _closed;
    private bool _invalidated;

    /// <summary>Gets the epoch of the type when the flight began; its value is worth nothing in any other.</summary>
    public int Epoch { get; } = epoch;

    /// <summary>Gets the activity of the caller that made the flight necessary, where somebody traces.</summary>
    public Activity? Caller { get; } = CacheActivities.Caller;

    /// <summary>Gets or sets the tags of what is loaded. The leader sets them before it asks anybody for the value.</summary>
    public TagSet? Tags { get => Volatile.Read(ref field); set => Volatile.Write(ref field, value); }

    /// <summary>Gets or sets what entries keep of their names, for invalidations by other nodes.</summary>
    public int Mark { get; set; }

    /// <summary>Gets whether the flight has ended. Only its leader may rely on it, who ends it.</summary>
    public bool HasLanded { get; private set; }

    /// <summary>Gets what the flight came back with, when it has landed.</summary>
    public LoadedValue<TValue> Outcome { get; private set; }

    /// <summary>Gets why the flight brought nothing, when it has landed.</summary>
    public Exception? Failure { get; private set; }

    /// <summary>Joins, unless the flight began before an invalidation or has been abandoned.</summary>
    /// <remarks>A caller that looked at the epoch before an invalidation may join a flight that began after it: it gets something newer.</remarks>
    public bool TryJoin(int currentEpoch)
    {
        lock (this)
        {
            // By difference: epochs wrap around.
            if (_closed || currentEpoch - Epoch > 0 || Tags is { IsCurrent: false })
            {
                return false;
            }

            Board();
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
    /// <param name="leads">Whether the caller leads the flight: it goes on at <see cref="Disembark"/>, on the thread that ends the flight.</param>
    /// <param name="cancellationToken">Takes the caller off board.</param>
    public ValueTask<LoadedValue<TValue>> WaitAsync(bool leads, CancellationToken cancellationToken)
    {
        if (!leads)
        {
            return WaitAsync(cancellationToken);
        }

        lock (this)
        {
            if (Served() is { } served)
            {
                return new(served);
            }

            Sit();
        }

        return BeginWait(cancellationToken);
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
            _ = landing.IsCompleted || Task.WaitAny([landing], cancellationToken) == 0;
        }
        catch (OperationCanceledException) when (!landing.IsCompleted)
        {
            Leave();
            throw;
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
            if (_invalidated || _early is not null || HasLanded || !mayServe())
            {
                return;
            }

            // Whoever leaves from now on has been served; nobody may cancel the load.
            _early = new(value, mayServe);
            _others?.SetResult(value);
            _others = null;
            leaderWaits = StandUp();
        }

        if (leaderWaits)
        {
            GoOnEarly();
        }
    }

    /// <summary>Notes what the flight came back with. The leader gets it at <see cref="Disembark"/>, the others at once.</summary>
    public void Land(LoadedValue<TValue> value)
    {
        lock (this)
        {
            if (TryEnd())
            {
                Outcome = value;
                _others?.SetResult(value);
            }
        }
    }

    /// <summary>Notes why the flight brings nothing.</summary>
    public void Fail(Exception exception)
    {
        lock (this)
        {
            if (TryEnd())
            {
                Failure = exception;
                _others?.SetException(exception);

                // When everybody has left, nobody looks at the exception.
                _ = _others?.Task.Exception;
            }
        }
    }

    /// <summary>Lets the leader go on, on this thread. It is the last thing to be done for a flight, and needs no lock: the leader's code runs in it.</summary>
    public void Disembark()
    {
        bool leaderWaits;
        lock (this)
        {
            leaderWaits = HasLanded && StandUp();
        }

        if (leaderWaits)
        {
            GoOn();
        }
    }

    /// <summary>Takes one caller off board who no longer wants to wait, unless there is nothing to wait for any more.</summary>
    /// <returns>Whether the flight has landed with a value.</returns>
    public bool LeaveUnlessLanded(out LoadedValue<TValue> loaded)
    {
        lock (this)
        {
            if (TryGetServed(out loaded) || HasLanded)
            {
                return Failure is null;
            }
        }

        Leave();
        return false;
    }

    protected override LoadedValue<TValue> GetResult(bool isEarly)
    {
        if (!isEarly && Failure is not null)
        {
            ExceptionDispatchInfo.Throw(Failure);
        }

        return isEarly ? _early!.Value : Outcome;
    }

    protected override void LeaveAsLeader(CancellationToken cancellationToken)
    {
        bool leaderWaits;
        lock (this)
        {
            leaderWaits = !HasLanded && StandUp();
        }

        if (leaderWaits)
        {
            Leave();
            GiveUp(cancellationToken);
        }
    }

    // What an abandoned origin still brings is not stored: the next flight of the key may have been invalidated by then.
    protected override bool TryAbandon()
    {
        bool isServed = _early is not null;
        _closed |= !isServed;
        _invalidated |= !isServed;
        return !isServed;
    }

    // Closed before it lands: who has seen the outcome and calls again must not be given the same outcome once more.
    private bool TryEnd()
    {
        (bool isFirst, _closed, HasLanded) = (!HasLanded, true, true);
        return isFirst;
    }

    private bool TryGetServed(out LoadedValue<TValue> value)
    {
        value = HasLanded ? Outcome : _early is null ? default : _early.Value;
        return HasLanded ? Failure is null : _early?.MayServe() == true;
    }

    // What there is to get at once; the lock is held.
    private Task<LoadedValue<TValue>>? Served()
        => Failure is not null ? Task.FromException<LoadedValue<TValue>>(Failure)
            : TryGetServed(out LoadedValue<TValue> served) ? Task.FromResult(served)
            : null;

    private Task<LoadedValue<TValue>> LandingOrEarly()
    {
        lock (this)
        {
            // Continuations must not run on the thread that completes the load, inside its locks and its context.
            return Served() ?? (_others ??= new(TaskCreationOptions.RunContinuationsAsynchronously)).Task;
        }
    }
}
