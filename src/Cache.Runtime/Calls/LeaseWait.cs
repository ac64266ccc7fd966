namespace KpiGen.Cache.Calls;

/// <summary>How long a flight waits before it looks again for an entry that another node is loading.</summary>
/// <remarks>
/// Looking costs one command, so waits grow; they stay short beside a load that is worth caching. There is no limit of its own: a node that
/// dies loses its lease, and whoever waits can leave.
/// </remarks>
internal sealed class LeaseWait(TimeProvider time)
{
    private static readonly TimeSpan[] Waits = [.. new[] { 2, 4, 8, 12, 16, 20, 25 }.Select(static milliseconds => TimeSpan.FromMilliseconds(milliseconds))];

    public Task WaitAsync(int attempt, CancellationToken cancellationToken) => Task.Delay(Of(attempt), time, cancellationToken);

    /// <summary>Waits on the calling thread.</summary>
    public void Wait(int attempt, CancellationToken cancellationToken)
    {
        using var elapsed = new ManualResetEventSlim();
        using ITimer timer = time.CreateTimer(static done => ((ManualResetEventSlim)done!).Set(), elapsed, Of(attempt), Timeout.InfiniteTimeSpan);
        elapsed.Wait(cancellationToken);
    }

    private static TimeSpan Of(int attempt) => Waits[Math.Min(attempt, Waits.Length - 1)];
}
