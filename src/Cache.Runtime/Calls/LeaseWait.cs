namespace KpiGen.Cache.Calls;

/// <summary>How long a flight waits before it looks again for an entry that another node is loading.</summary>
/// <remarks>
/// Looking costs one command, so waits grow, and they stay short beside the load that is waited for: 10 ms at most for the first second, then 25 ms.
/// There is no limit of its own: a node that dies loses its lease, and whoever waits can leave.
/// </remarks>
internal sealed class LeaseWait(TimeProvider time)
{
    // As many waits of 10 ms are a second.
    private const int ShortWaits = 100;

    public Task WaitAsync(int attempt, CancellationToken cancellationToken) => Task.Delay(Of(attempt), time, cancellationToken);

    /// <summary>Waits on the calling thread.</summary>
    public void Wait(int attempt, CancellationToken cancellationToken)
    {
        using var elapsed = new ManualResetEventSlim();
        using ITimer timer = time.CreateTimer(static done => ((ManualResetEventSlim)done!).Set(), elapsed, Of(attempt), Timeout.InfiniteTimeSpan);
        elapsed.Wait(cancellationToken);
    }

    private static TimeSpan Of(int attempt) => TimeSpan.FromMilliseconds(attempt < ShortWaits ? Math.Min(2 * (attempt + 1), 10) : 25);
}
