using KpiGen.Cache.Flights;

namespace KpiGen.Cache.Hosting;

/// <summary>Work that goes on behind an answer: writes to the remote tier, removals. It can be waited for at shutdown.</summary>
/// <remarks>Safe for concurrent use. Every piece of work ends by itself within the budgets of the remote tier.</remarks>
internal sealed class BackgroundWork(TimeProvider time)
{
    private readonly Lock _lock = new();
    private TaskCompletionSource? _ended;
    private int _running;

    public int Count => Volatile.Read(ref _running);

    /// <summary>Notes that a piece of work begins, which tells by <see cref="End"/> that it has ended.</summary>
    public void Begin() => Interlocked.Increment(ref _running);

    /// <summary>Notes that a piece of work has ended.</summary>
    public void End()
    {
        // Who waits says so before looking at the count: one of both sees the other.
        if (Interlocked.Decrement(ref _running) == 0)
        {
            Volatile.Read(ref _ended)?.TrySetResult();
        }
    }

    /// <summary>Follows a task that never fails.</summary>
    public void Track(Task work)
    {
        if (!work.IsCompleted)
        {
            Begin();
            _ = FollowAsync(work);
        }
    }

    /// <summary>Waits until nothing is under way, at most for <paramref name="limit"/>.</summary>
    public async Task DrainAsync(TimeSpan limit)
    {
        try
        {
            await EndedAsync().WaitAsync(limit, time).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            // Entries that were not written are misses later; nothing is lost but time.
        }
    }

    private Task EndedAsync()
    {
        TaskCompletionSource ended;
        lock (_lock)
        {
            ended = _ended is { Task.IsCompleted: false } waited ? waited : _ended = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        }

        Interlocked.MemoryBarrier();
        return Count == 0 ? Task.CompletedTask : ended.Task;
    }

    private async Detached FollowAsync(Task work)
    {
        try
        {
            await work.ConfigureAwait(false);
        }
        finally
        {
            End();
        }
    }
}
