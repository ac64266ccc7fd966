using System.Threading.Tasks.Sources;

namespace KpiGen.Cache.Tiers.Remote;

/// <summary>
/// The wait for one operation of the remote tier, which ends with the operation or with its budget. It is used again for later operations, its
/// timer too: neither waiting nor a time limit costs a read any memory.
/// </summary>
/// <remarks>
/// What ends it may come from three sides at once: the operation, the timer, and a timer of the wait before that fires late. The lock orders
/// them; the last of reader and operation to leave gives it back.
/// </remarks>
internal sealed class BudgetedOperation<T> : IValueTaskSource<RemoteReply<T>>, IDisposable
{
    private static readonly TimeSpan Shortest = TimeSpan.FromMilliseconds(1);

    private readonly RemoteGate _gate;
    private readonly BudgetedOperations<T> _home;
    private readonly TimeProvider _time;
    private readonly ITimer _timer;
    private readonly Action _ended;
    private ManualResetValueTaskSourceCore<RemoteReply<T>> _reader;
    private ValueTask<T> _operation;
    private TimeSpan _budget;
    private long _begun;
    private bool _answered;
    private int _users;
    private bool _isArmed;
    private long _armedUntil;

    public BudgetedOperation(RemoteGate gate, BudgetedOperations<T> home, TimeProvider time)
    {
        _gate = gate;
        _home = home;
        _time = time;
        _ended = End;

        // A timer keeps the context in which it was made; it outlives the call that happens to make it.
        using AsyncFlowControl? suppressed = ExecutionContext.IsFlowSuppressed() ? null : ExecutionContext.SuppressFlow();
        _timer = time.CreateTimer(static wait => ((BudgetedOperation<T>)wait!).Expire(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Begins to wait.</summary>
    public ValueTask<RemoteReply<T>> Begin(ValueTask<T> operation, TimeSpan budget)
    {
        lock (_ended)
        {
            _operation = operation;
            _budget = budget;
            _begun = _time.GetTimestamp();
            _answered = false;
            _users = 2;
            Arm(budget);
        }

        var reply = new ValueTask<RemoteReply<T>>(this, _reader.Version);
        operation.ConfigureAwait(false).GetAwaiter().UnsafeOnCompleted(_ended);
        return reply;
    }

    public void Dispose() => _timer.Dispose();

    RemoteReply<T> IValueTaskSource<RemoteReply<T>>.GetResult(short token)
    {
        RemoteReply<T> reply = _reader.GetResult(token);
        Leave();
        return reply;
    }

    ValueTaskSourceStatus IValueTaskSource<RemoteReply<T>>.GetStatus(short token) => _reader.GetStatus(token);

    void IValueTaskSource<RemoteReply<T>>.OnCompleted(Action<object?> continuation, object? state, short token, ValueTaskSourceOnCompletedFlags flags)
        => _reader.OnCompleted(continuation, state, token, flags);

    private void End()
    {
        RemoteReply<T> reply = default;
        Exception? failure = null;
        try
        {
            reply = new RemoteReply<T>(true, _operation.GetAwaiter().GetResult());
        }
        catch (Exception exception)
        {
            // After the budget nobody waits for the outcome any more, but an exception that nobody looks at would be reported as unobserved.
            failure = exception;
        }

        if (TryAnswer())
        {
            Answer(reply, failure);
        }

        Leave();
    }

    // One look at the clock and one decision: between two of them the wait could have ended and the next begun, which this would then cut short.
    private void Expire()
    {
        lock (_ended)
        {
            TimeSpan left = _budget - _time.GetElapsedTime(_begun);
            _isArmed = false;
            if (left > TimeSpan.Zero && !_answered && _users > 0)
            {
                // The timer of an earlier wait, or one that is early by less than it can tell.
                Arm(left < Shortest ? Shortest : left);
                return;
            }

            if (!TryAnswer())
            {
                return;
            }
        }

        Answer(default, new TimeoutException());
    }

    // Nearly every operation ends long before its budget, and setting a timer takes longer than all else here: one that is set already and not too late stays,
    // and is set again when it fires in the middle of a later wait.
    private void Arm(TimeSpan wait)
    {
        long until = _time.GetTimestamp() + (long)(wait.TotalSeconds * _time.TimestampFrequency);
        if (!_isArmed || until < _armedUntil)
        {
            (_isArmed, _armedUntil) = (true, until);
            _timer.Change(wait, Timeout.InfiniteTimeSpan);
        }
    }

    private bool TryAnswer()
    {
        lock (_ended)
        {
            if (_answered || _users == 0)
            {
                return false;
            }

            _answered = true;
            return true;
        }
    }

    private void Answer(RemoteReply<T> reply, Exception? failure)
    {
        _gate.Note(failure);
        _reader.SetResult(reply);
    }

    private void Leave()
    {
        lock (_ended)
        {
            if (--_users > 0)
            {
                return;
            }

            _operation = default;
            _reader.Reset();
        }

        _home.Return(this);
    }
}
