namespace KpiGen.Cache.Tiers.Remote;

/// <summary>
/// Leaves a failing tier alone: after a number of failures in a row no call is let through for a while, then one probes.
/// </summary>
/// <remarks>Safe for concurrent use. While it is closed and nothing fails, asking it costs one read.</remarks>
internal sealed class CircuitBreaker(TimeProvider time)
{
    private readonly Lock _lock = new();
    private int _failures;
    private volatile bool _open;
    private long _openedAt;
    private bool _probing;

    public bool IsOpen => _open;

    public CircuitState State
    {
        get
        {
            lock (_lock)
            {
                return !_open ? CircuitState.Closed : _probing ? CircuitState.HalfOpen : CircuitState.Open;
            }
        }
    }

    /// <summary>Gets whether a call may be tried now. One that is let through while the breaker is open is the probe and has to report back.</summary>
    public bool Allows(TimeSpan breakDuration)
    {
        if (!_open)
        {
            return true;
        }

        lock (_lock)
        {
            if (!_open)
            {
                return true;
            }

            if (_probing || time.GetElapsedTime(_openedAt) < breakDuration)
            {
                return false;
            }

            _probing = true;
            return true;
        }
    }

    /// <summary>Reports a call that worked.</summary>
    /// <returns>Whether this closed the breaker.</returns>
    public bool Succeed()
    {
        if (!_open && Volatile.Read(ref _failures) == 0)
        {
            return false;
        }

        lock (_lock)
        {
            bool wasOpen = _open;
            _failures = 0;
            _open = false;
            _probing = false;
            return wasOpen;
        }
    }

    /// <summary>Reports a call that failed.</summary>
    /// <returns>Whether this opened the breaker.</returns>
    public bool Fail(int threshold)
    {
        lock (_lock)
        {
            _failures++;
            bool opens = !_open && _failures >= threshold;
            if (opens || _probing)
            {
                _open = true;
                _openedAt = time.GetTimestamp();
            }

            _probing = false;
            return opens;
        }
    }
}
