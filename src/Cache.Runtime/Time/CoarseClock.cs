namespace KpiGen.Cache.Time;

/// <summary>
/// A monotonic clock that costs one memory read. It is what the hit path compares expiry with, because
/// <see cref="TimeProvider.GetTimestamp"/> costs about half of what a dictionary lookup does.
/// </summary>
/// <remarks>
/// It ticks every <see cref="Resolution"/>; an entry is served at most that much longer than its time to live. Every load refreshes it as
/// well, so that a starved timer cannot stop it while the cache works. Safe for concurrent use.
/// </remarks>
internal sealed class CoarseClock : IDisposable
{
    public static readonly TimeSpan Resolution = TimeSpan.FromMilliseconds(50);

    private readonly TimeProvider _time;
    private readonly long _start;
    private readonly ITimer _timer;
    private long _now;

    public CoarseClock(TimeProvider time)
    {
        _time = time;
        _start = time.GetTimestamp();
        _timer = time.CreateTimer(static clock => ((CoarseClock)clock!).Refresh(), this, Resolution, Resolution);
    }

    /// <summary>Gets the milliseconds since the clock was made.</summary>
    public long Now => Volatile.Read(ref _now);

    public long Refresh()
    {
        long now = (long)_time.GetElapsedTime(_start).TotalMilliseconds;
        long seen = Volatile.Read(ref _now);

        // A thread that was held up between the two lines must not turn the clock back for everybody.
        while (seen < now)
        {
            long found = Interlocked.CompareExchange(ref _now, now, seen);
            if (found == seen)
            {
                return now;
            }

            seen = found;
        }

        return seen;
    }

    public void Dispose() => _timer.Dispose();
}
