using System.Collections.Concurrent;
using KpiGen.Cache.Flights;

namespace KpiGen.Cache.Hosting;

/// <summary>Work that goes on behind an answer: writes to the remote tier, removals. It can be waited for at shutdown.</summary>
/// <remarks>Safe for concurrent use. Every piece of work ends by itself within the budgets of the remote tier.</remarks>
internal sealed class BackgroundWork(TimeProvider time)
{
    private readonly ConcurrentDictionary<Task, byte> _running = new();

    public int Count => _running.Count;

    /// <summary>Follows a task that never fails.</summary>
    public void Track(Task work)
    {
        if (!work.IsCompleted)
        {
            _running.TryAdd(work, 0);
            _ = FollowAsync(work);
        }
    }

    /// <summary>Waits until what is under way has ended, at most for <paramref name="limit"/>.</summary>
    public async Task DrainAsync(TimeSpan limit)
    {
        try
        {
            await Task.WhenAll(_running.Keys).WaitAsync(limit, time).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            // Entries that were not written are misses later; nothing is lost but time.
        }
    }

    private async Detached FollowAsync(Task work)
    {
        try
        {
            await work.ConfigureAwait(false);
        }
        finally
        {
            _running.TryRemove(work, out _);
        }
    }
}
