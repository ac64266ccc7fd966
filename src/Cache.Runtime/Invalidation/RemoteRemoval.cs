using KpiGen.Cache.Hosting;
using KpiGen.Cache.Telemetry;
using KpiGen.Cache.Tiers.Remote;

namespace KpiGen.Cache.Invalidation;

/// <summary>Removes invalidated entries from the remote tier: as many as the time allows before the answer, the rest behind it.</summary>
internal sealed class RemoteRemoval(CacheRuntime runtime, TimeProvider time)
{
    // However large the keyspace, a removal does not run for ever; what it leaves expires by itself and can no longer be served.
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(10);

    /// <summary>Removes what matches <paramref name="pattern"/>.</summary>
    /// <param name="pattern">A glob below the prefix.</param>
    /// <param name="endsLeases">Whether what is being loaded must not be stored; sequence numbers see to that themselves.</param>
    /// <param name="dropped">How many entries memory held.</param>
    /// <param name="reachable">Whether the tier answered just now; there is no point in trying otherwise.</param>
    public async Task<InvalidationResult> RemoveAsync(string pattern, bool endsLeases, long dropped, bool reachable)
    {
        if (runtime.Remote is not { } tier)
        {
            return new InvalidationResult(dropped, Completed: true);
        }

        if (!reachable)
        {
            return new InvalidationResult(dropped, Completed: false);
        }

        long removed = 0;
        var removal = Task.Run(() => RunAsync(tier, pattern, endsLeases, count => Interlocked.Add(ref removed, count)));
        runtime.Background.Track(removal);
        bool completed = false;
        try
        {
            completed = await removal.WaitAsync(runtime.Options.Remote.RemovalTimeout, time).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            // The rest goes on behind the answer.
        }

        return new InvalidationResult(Math.Max(dropped, Interlocked.Read(ref removed)), completed);
    }

    private async Task<bool> RunAsync(RemoteTier tier, string pattern, bool endsLeases, Action<long> removed)
    {
        using var limit = new CancellationTokenSource(Limit, time);
        try
        {
            await tier.RemoveMatchingAsync(pattern, endsLeases, removed, limit.Token).ConfigureAwait(false);
            return true;
        }
        catch (Exception exception)
        {
            Log.RemovalFailed(runtime.Logger, exception.GetType().Name);
            return false;
        }
    }
}
