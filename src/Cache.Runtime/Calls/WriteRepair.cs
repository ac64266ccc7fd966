using KpiGen.Cache.Coherence;
using KpiGen.Cache.CompilerServices;
using KpiGen.Cache.Hosting;
using KpiGen.Cache.Policies;
using KpiGen.Cache.Tiers.Remote;

namespace KpiGen.Cache.Calls;

/// <summary>
/// Writes to the remote tier, once it answers again, what one method has loaded while it did not: other nodes need not load it then.
/// </summary>
/// <remarks>
/// Safe for concurrent use. The value was loaded before the lease is taken, so the lease alone does not keep out what was invalidated in
/// between. That is left to three checks: the repair begins when this node has done every invalidation in the log, and takes only what memory
/// holds after that; the frame has the numbers of the load's beginning; and an entry whose invalidation arrives after all - another node
/// has removed it before the write and told of it behind it - is removed once more, and the others are told once more.
/// </remarks>
internal sealed class WriteRepair<TKey, TValue>(
    PendingWrites<TKey> pending, MethodMemory<TKey, TValue> memory, MethodKeys<TKey> keys, RemoteEntries<TValue> entries, TypeEpoch epoch, BackgroundWork background)
    where TKey : struct, ICacheKey<TKey>
{
    private int _running;

    /// <summary>Begins, behind whoever has noticed that this node is in step with the remote tier.</summary>
    public void Begin()
    {
        if (pending.Count > 0 && Interlocked.Exchange(ref _running, 1) == 0)
        {
            background.Track(RunAsync());
        }
    }

    /// <summary>Forgets keys that were invalidated, and removes what was written of them. Memory has dropped them before: a write that has not started then does not start.</summary>
    public void ForgetWhere(Predicate<TKey> match)
    {
        foreach (TKey key in pending.ForgetWhere(match))
        {
            entries.RemoveBehind(keys.Text(in key), tells: true);
        }
    }

    /// <summary>Forgets a key that this node has invalidated: the removal from the remote tier follows.</summary>
    public void Forget(in TKey key) => pending.Forget(in key);

    public void Sweep() => pending.Sweep(key => memory.TryGetFresh(in key, out _, out _));

    private async Task RunAsync()
    {
        // One after the other: nobody waits for it, and a server that has just come back has other work.
        foreach ((TKey key, PendingWrite write) in pending.Waiting())
        {
            if (!await TryWriteAsync(key, write).ConfigureAwait(false))
            {
                break;
            }
        }

        Volatile.Write(ref _running, 0);
    }

    // False when the tier is in trouble again: the next contact goes on from here.
    private async Task<bool> TryWriteAsync(TKey key, PendingWrite write)
    {
        if (!IsWorthwhile(in key, write) || TryText(in key) is not { } text)
        {
            pending.Forget(in key, write);
            return true;
        }

        var search = new RemoteSearch<TValue>(entries, text, write.Stamp.Tags ?? [], RemoteRead.NotFound);
        RemoteLookup<TValue>? lookup = await search.TryConcludeAsync().ConfigureAwait(false);
        if (lookup is { Fill: { } fill })
        {
            return await WriteAsync(key, write, fill).ConfigureAwait(false);
        }

        bool isUnavailable = lookup is { Entry: null };
        if (!isUnavailable)
        {
            // It is there, or another node is loading it.
            pending.Forget(in key, write);
        }

        return !isUnavailable;
    }

    private async Task<bool> WriteAsync(TKey key, PendingWrite write, RemoteFill<TValue> fill)
    {
        // Looked at again: what was invalidated while the lease was taken is not in memory any more.
        Task<bool?>? writing = null;
        if (IsWorthwhile(in key, write) && memory.TryGetFresh(in key, out TValue? value, out EntryLife left)
            && fill.Prepare(value, write.Stamp, left.Fresh, left.Kept) is { } start)
        {
            writing = pending.TryStart(in key, write, start);
        }

        if (writing is null)
        {
            fill.Release();
            pending.Forget(in key, write);
            return true;
        }

        bool? stored = await writing.ConfigureAwait(false);
        if (stored is not null)
        {
            pending.Complete(write);
        }

        return stored is not null;
    }

    // A part of a key may be the application's code, and fail now though it did not when it was called. The others are written all the same.
    private byte[]? TryText(in TKey key)
    {
        try
        {
            return keys.Text(in key);
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            return null;
        }
    }

    // A stamp below what is known by now makes an entry that nobody accepts.
    private bool IsWorthwhile(in TKey key, PendingWrite write)
        => epoch.IsSettled && write.Stamp.Type >= epoch.Stamp.Type && write.Stamp.All >= epoch.Stamp.All && memory.TryGetFresh(in key, out _, out _);
}
