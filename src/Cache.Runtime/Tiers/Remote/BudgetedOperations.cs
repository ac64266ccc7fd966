namespace KpiGen.Cache.Tiers.Remote;

/// <summary>The waits of one kind of operation that are free to be used again.</summary>
/// <remarks>Safe for concurrent use. It keeps as many as were needed at once, up to a bound.</remarks>
internal sealed class BudgetedOperations<T>(RemoteGate gate, TimeProvider time) : IDisposable
{
    private const int MaxIdle = 256;

    private readonly Stack<BudgetedOperation<T>> _idle = new();
    private bool _isDisposed;

    /// <summary>Waits for an operation, but not longer than its budget.</summary>
    public ValueTask<RemoteReply<T>> WaitAsync(ValueTask<T> operation, TimeSpan budget) => Rent().Begin(operation, budget);

    public void Return(BudgetedOperation<T> wait)
    {
        lock (_idle)
        {
            if (_idle.Count < MaxIdle && !_isDisposed)
            {
                _idle.Push(wait);
                return;
            }
        }

        wait.Dispose();
    }

    /// <summary>Ends the timers of those that are free; the others end theirs when they come back.</summary>
    public void Dispose()
    {
        lock (_idle)
        {
            _isDisposed = true;
            while (_idle.TryPop(out BudgetedOperation<T>? wait))
            {
                wait.Dispose();
            }
        }
    }

    private BudgetedOperation<T> Rent()
    {
        lock (_idle)
        {
            if (_idle.TryPop(out BudgetedOperation<T>? wait))
            {
                return wait;
            }
        }

        return new BudgetedOperation<T>(gate, this, time);
    }
}
