using System.Threading.Tasks.Sources;

namespace KpiGen.Cache.Flights;

/// <summary>
/// The wait of the one caller that leads a flight. It is the base of the flight and not an object of its own, because most flights have no other
/// caller.
/// </summary>
/// <typeparam name="TResult">What the leader waits for.</typeparam>
/// <remarks>What is said to need the lock is called by the one who holds the flight's lock; nothing else may be.</remarks>
internal abstract class LeaderWait<TResult> : InvalidatableLoad, IValueTaskSource<TResult>
{
    private ManualResetValueTaskSourceCore<bool> _core;
    private CancellationTokenRegistration _leaves;
    private Seat _seat;
    private bool _mayStillLeave;

    private enum Seat : byte
    {
        Free,
        Taken,
        Left,
    }

    TResult IValueTaskSource<TResult>.GetResult(short token)
    {
        // Never waiting for a callback that is under way: it finds that the leader is gone.
        _mayStillLeave = _leaves != default && !_leaves.Unregister();
        _leaves = default;
        return GetResult(isEarly: _core.GetResult(token));
    }

    ValueTaskSourceStatus IValueTaskSource<TResult>.GetStatus(short token) => _core.GetStatus(token);

    void IValueTaskSource<TResult>.OnCompleted(Action<object?> continuation, object? state, short token, ValueTaskSourceOnCompletedFlags flags)
        => _core.OnCompleted(continuation, state, token, flags);

    /// <summary>Returns what the leader gets, or throws why it gets nothing.</summary>
    /// <param name="isEarly">Whether it goes on before the end.</param>
    protected abstract TResult GetResult(bool isEarly);

    /// <summary>The leader does not want to wait any more.</summary>
    protected abstract void LeaveAsLeader(CancellationToken cancellationToken);

    /// <summary>Gets whether nothing of the wait is under way any more, once the leader has its result.</summary>
    protected bool IsOver => !_mayStillLeave;

    /// <summary>Makes it a wait that begins.</summary>
    protected new void Begin(int epoch)
    {
        base.Begin(epoch);
        _core.Reset();
        _core.RunContinuationsAsynchronously = false;
        (_leaves, _seat, _mayStillLeave) = (default, Seat.Free, false);
    }

    /// <summary>Lets the leader take its seat. Needs the lock.</summary>
    protected void Sit() => _seat = Seat.Taken;

    /// <summary>Takes the leader off its seat; whoever does that has to let it go on. Needs the lock.</summary>
    /// <returns>Whether it was sitting there.</returns>
    protected bool StandUp()
    {
        bool waits = _seat == Seat.Taken;
        _seat = Seat.Left;
        return waits;
    }

    /// <summary>Begins the wait of a leader that sits.</summary>
    protected ValueTask<TResult> BeginWait(CancellationToken cancellationToken)
    {
        if (cancellationToken.CanBeCanceled)
        {
            _leaves = cancellationToken.UnsafeRegister(static (wait, token) => ((LeaderWait<TResult>)wait!).LeaveAsLeader(token), this);
        }

        return new(this, _core.Version);
    }

    /// <summary>Lets the leader go on here, on this thread. Needs to be without the lock: the leader's code runs in it.</summary>
    protected void GoOn() => _core.SetResult(false);

    /// <summary>Lets the leader go on before the end, and elsewhere: this thread has something else to do, or belongs to a timer.</summary>
    protected void GoOnEarly()
    {
        _core.RunContinuationsAsynchronously = true;
        _core.SetResult(true);
    }

    /// <summary>Lets the leader go on without a result, and elsewhere: this is the thread of the one who has cancelled.</summary>
    protected void GiveUp(CancellationToken cancellationToken)
    {
        _core.RunContinuationsAsynchronously = true;
        _core.SetException(new TaskCanceledException(message: null, innerException: null, cancellationToken));
    }
}
