using System.Diagnostics;

namespace KpiGen.Cache.Soak.Nodes;

/// <summary>Measures how long work that is given to the thread pool waits for a thread, as everything waits that the cache does by itself.</summary>
/// <remarks>One thread asks; the pool answers.</remarks>
internal sealed class PoolProbe
{
    private long _queued;
    private long _ran;

    public PoolProbe() => Queue();

    /// <summary>Returns how long the last piece of work had to wait, if it has run by now, and queues another.</summary>
    public TimeSpan? TryMeasure(out long ran)
    {
        ran = Interlocked.Read(ref _ran);
        if (ran == 0)
        {
            return null;
        }

        TimeSpan waited = Stopwatch.GetElapsedTime(_queued, ran);
        Queue();
        return waited;
    }

    private void Queue()
    {
        Interlocked.Exchange(ref _ran, 0);
        _queued = Stopwatch.GetTimestamp();
        ThreadPool.UnsafeQueueUserWorkItem(static probe => Interlocked.Exchange(ref probe._ran, Stopwatch.GetTimestamp()), this, preferLocal: false);
    }
}
