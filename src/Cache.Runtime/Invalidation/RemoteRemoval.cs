using KpiGen.Cache.Hosting;
using KpiGen.Cache.Payloads;
using KpiGen.Cache.Telemetry;

namespace KpiGen.Cache.Invalidation;

/// <summary>Removes invalidated entries from the remote tier: as many as the time allows before the answer, the rest behind it.</summary>
internal sealed class RemoteRemoval(CacheRuntime runtime, TimeProvider time)
{
    // However large the keyspace, a removal does not run for ever; what it leaves expires by itself and can no longer be served.
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(10);

    private readonly OutdatedRemovals _outdated = new();

    /// <summary>Removes what matches, and ends the leases of it: what is being loaded will not be stored.</summary>
    /// <param name="pattern">A glob below the prefix.</param>
    /// <param name="dropped">How many entries memory held.</param>
    public async Task<InvalidationResult> RemoveAsync(string pattern, long dropped)
    {
        if (runtime.Remote is not { } tier)
        {
            return new InvalidationResult(dropped, Completed: true);
        }

        long removed = 0;
        var removal = Task.Run(() => RunAsync(token => tier.RemoveMatchingAsync(pattern, count => Interlocked.Add(ref removed, count), token)));
        bool completed = await WaitAsync(removal, runtime.Options.Remote.RemovalTimeout).ConfigureAwait(false);
        return new InvalidationResult(Math.Max(dropped, Interlocked.Read(ref removed)), completed);
    }

    /// <summary>Removes entries that can no longer be served, whether they are removed or not: nobody has to wait for it.</summary>
    /// <param name="pattern">A glob that covers them.</param>
    /// <param name="oldest">Tells the lowest numbers that entries may be stamped with when the removal begins; what was loaded since stays.</param>
    /// <param name="dropped">How many entries memory held.</param>
    /// <param name="reachable">Whether the tier answered just now; there is no point in trying otherwise.</param>
    public async Task<InvalidationResult> RemoveOutdatedAsync(string pattern, Func<EpochStamp> oldest, long dropped, bool reachable)
    {
        if (runtime.Remote is not { } tier)
        {
            return new InvalidationResult(dropped, Completed: true);
        }

        if (!reachable)
        {
            return new InvalidationResult(dropped, Completed: false);
        }

        OutdatedRemoval removal = _outdated.Join(pattern, run => RunAsync(token => tier.RemoveOutdatedAsync(pattern, oldest(), run.Count, token)));
        TimeSpan patience = runtime.Options.Remote.OutdatedRemovalTimeout;
        bool completed = await WaitAsync(removal.Completion, patience).ConfigureAwait(false);
        return patience == TimeSpan.Zero
            ? new InvalidationResult(dropped, Completed: true)
            : new InvalidationResult(Math.Max(dropped, removal.Removed), completed);
    }

    private async Task<bool> WaitAsync(Task<bool> removal, TimeSpan patience)
    {
        runtime.Background.Track(removal);
        if (patience == TimeSpan.Zero)
        {
            return false;
        }

        try
        {
            return await removal.WaitAsync(patience, time).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            // The rest goes on behind the answer.
            return false;
        }
    }

    private async Task<bool> RunAsync(Func<CancellationToken, Task> remove)
    {
        using var limit = new CancellationTokenSource(Limit, time);
        try
        {
            await remove(limit.Token).ConfigureAwait(false);
            return true;
        }
        catch (Exception exception)
        {
            Log.RemovalFailed(runtime.Logger, exception.GetType().Name);
            return false;
        }
    }
}
