using System.Diagnostics;
using System.Runtime.ExceptionServices;
using KpiGen.Cache.Telemetry;

namespace KpiGen.Cache.Flights;

/// <summary>
/// One load of one key, shared by everybody who wants the key meanwhile. It belongs to none of them: a caller that is cancelled leaves, and
/// only when the last one has left is the load itself cancelled.
/// </summary>
/// <remarks>
/// Safe for concurrent use. Most flights have their leader only, whose wait is part of them; what others wait on is made for the first. One that nobody
/// but its leader has known is used again, which <see cref="FlightPool{TValue}"/> tells more about.
/// </remarks>
internal sealed class Flight<TValue> : LeaderWait<LoadedValue<TValue>>
{
    private TaskCompletionSource<LoadedValue<TValue>>? _others;
    private EarlyLanding<TValue>? _early;
    private int _users;

    /// <summary>Gets the activity of the caller that made the flight necessary, where somebody traces.</summary>
    public Activity? Caller { get; private set; }

    /// <summary>Gets or sets the bytes of the whole key, which the next flight uses again if its key is as long.</summary>
    public byte[]? Name { get; set; }

    /// <summary>Gets whether the flight has ended. Only its leader may rely on it, who ends it.</summary>
    public bool HasLanded { get; private set; }

    /// <summary>Gets what the flight came back with, when it has landed.</summary>
    public LoadedValue<TValue> Outcome { get; private set; }

    /// <summary>Gets why the flight brought nothing, when it has landed.</summary>
    public Exception? Failure { get; private set; }

    /// <summary>Makes it a flight that begins, with two users: its leader, and whoever flies it.</summary>
    public new Flight<TValue> Begin(int epoch)
    {
        base.Begin(epoch);
        (_others, _early, _users) = (null, null, 2);
        (HasLanded, Outcome, Failure, Caller) = (false, default, null, CacheActivities.Caller);
        return this;
    }

    /// <summary>Notes that the leader, or whoever has flown it, does not look at it any more.</summary>
    /// <returns>Whether it can be used again: it was the last of the two, and nobody else has ever known the flight.</returns>
    public bool Release()
    {
        lock (this)
        {
            return --_users == 0 && IsKnownToLeaderOnly && IsOver && _early is null && Outcome.Source is LoadSource.Remote or LoadSource.Memory && HasLanded && Failure is null;
        }
    }

    /// <summary>Lets go of what it has brought.</summary>
    public void Forget() => (Outcome, Caller, Tags) = (default, null, null);

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
            if (IsInvalidated || _early is not null || HasLanded || !mayServe())
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

    /// <summary>Gets what there is to get without waiting: what the flight came back with, or what may be served before.</summary>
    public bool TryGet(out LoadedValue<TValue> loaded)
    {
        lock (this)
        {
            return TryGetServed(out loaded);
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

    // Whoever has been served early does not want the load cancelled.
    protected override bool TryAbandon() => _early is null && base.TryAbandon();

    // Closed before it lands: who has seen the outcome and calls again must not be given the same outcome once more.
    private bool TryEnd()
    {
        Close();
        (bool isFirst, HasLanded) = (!HasLanded, true);
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
