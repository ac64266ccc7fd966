namespace KpiGen.Cache.Telemetry;

/// <summary>
/// A counter that threads raise without a locked instruction: every thread has a number of its own for it, in its <see cref="CallingThread"/>.
/// Exact; reading it sums what all threads have counted.
/// </summary>
/// <remarks>Safe for concurrent use.</remarks>
internal sealed class ThreadCounter
{
    private readonly int _place = ThreadCounts.Rent();

    // Nobody counts any more, so the place may go to another counter; only a finalizer of the application that still calls a method which is gone would
    // count for that one. Without a place the constructor has failed.
    ~ThreadCounter()
    {
        if (_place > 0)
        {
            ThreadCounts.GiveBack(_place);
        }
    }

    public void Increment() => Increment(CallingThread.Current);

    /// <summary>Counts for the thread that calls, who has looked it up.</summary>
    public void Increment(CallingThread thread)
    {
        thread.Count(_place);

        // Not before: the place must not be given back between reading and counting.
        GC.KeepAlive(this);
    }

    public long Sum()
    {
        long sum = ThreadCounts.Sum(_place);
        GC.KeepAlive(this);
        return sum;
    }
}
