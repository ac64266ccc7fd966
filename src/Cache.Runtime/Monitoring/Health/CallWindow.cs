namespace KpiGen.Cache.Monitoring.Health;

/// <summary>What has happened in a window that ends now: the difference of two samples of counts that only grow.</summary>
/// <remarks>Not thread-safe. Bounded by the window: there is one sample a second.</remarks>
internal sealed class CallWindow(TimeProvider time)
{
    private readonly Queue<(long Taken, CallSample Sample)> _samples = new();
    private CallSample _before;
    private CallSample _newest;

    /// <summary>Gets what has happened in the window.</summary>
    public CallSample Seen => _newest - _before;

    /// <summary>Adds the newest sample. The window begins with the last one that is as old as it is long.</summary>
    public void Add(CallSample sample, TimeSpan length)
    {
        _newest = sample;
        _samples.Enqueue((time.GetTimestamp(), sample));
        while (_samples.TryPeek(out (long Taken, CallSample Sample) oldest) && time.GetElapsedTime(oldest.Taken) >= length)
        {
            _before = oldest.Sample;
            _samples.Dequeue();
        }
    }

    /// <summary>Begins anew.</summary>
    public void Restart(CallSample sample)
    {
        _samples.Clear();
        _before = _newest = sample;
    }
}
