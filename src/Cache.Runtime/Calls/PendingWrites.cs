using KpiGen.Cache.Payloads;

namespace KpiGen.Cache.Calls;

/// <summary>
/// The keys of one method whose values are in memory and not in the remote tier, because it did not answer; and for a while those that were
/// written late, whose invalidation may still be on its way.
/// </summary>
/// <remarks>Safe for concurrent use. Bounded: what does not fit is not written, and other nodes load it themselves.</remarks>
internal sealed class PendingWrites<TKey>
    where TKey : struct, IEquatable<TKey>
{
    /// <summary>How many keys are remembered at most.</summary>
    public const int Capacity = 1024;

    private readonly Dictionary<TKey, PendingWrite> _writes = [];
    private readonly Lock _lock = new();
    private volatile int _count;

    public int Count => _count;

    /// <summary>Notes a write that was missed, after memory has got the value.</summary>
    public void Add(in TKey key, EpochStamp stamp)
    {
        // Before the first contact no number was known, and an entry without one cannot be judged.
        if (stamp.Type == 0 || stamp.All == 0)
        {
            return;
        }

        lock (_lock)
        {
            bool isKnown = _writes.TryGetValue(key, out PendingWrite? known);
            if (isKnown || _count < Capacity)
            {
                _writes[key] = new PendingWrite(stamp) { IsSent = known?.IsSent ?? false };
                _count = _writes.Count;
            }
        }
    }

    /// <summary>Returns what has still to be written.</summary>
    public KeyValuePair<TKey, PendingWrite>[] Waiting()
    {
        lock (_lock)
        {
            return [.. _writes.Where(static write => write.Value.IsWaiting)];
        }
    }

    /// <summary>Starts a write, unless the key was dropped meanwhile. Whoever drops it later removes what is written: commands keep their order.</summary>
    /// <returns>Whether it was stored, or <see langword="null"/> when it was not started.</returns>
    public Task<bool?>? TryStart(in TKey key, PendingWrite write, Func<Task<bool?>> start)
    {
        lock (_lock)
        {
            if (!IsHeld(in key, write))
            {
                return null;
            }

            write.IsSent = true;
            return start();
        }
    }

    /// <summary>Notes that a write is done. An invalidation that began before it may not have reached this node yet.</summary>
    public void Complete(PendingWrite write)
    {
        lock (_lock)
        {
            write.IsWaiting = false;
        }
    }

    /// <summary>Forgets a write that is no longer needed.</summary>
    public void Forget(in TKey key, PendingWrite write)
    {
        lock (_lock)
        {
            if (IsHeld(in key, write))
            {
                Remove(in key);
            }
        }
    }

    /// <summary>Forgets a key that was invalidated, or found in the remote tier.</summary>
    public void Forget(in TKey key)
    {
        if (_count > 0)
        {
            lock (_lock)
            {
                Remove(in key);
            }
        }
    }

    /// <summary>Forgets keys that were invalidated.</summary>
    /// <returns>Those that the remote tier may have got from here.</returns>
    public IReadOnlyList<TKey> ForgetWhere(Predicate<TKey> match)
    {
        if (_count == 0)
        {
            return [];
        }

        lock (_lock)
        {
            KeyValuePair<TKey, PendingWrite>[] matching = [.. _writes.Where(write => match(write.Key))];
            Array.ForEach(matching, write => Remove(write.Key));
            return [.. matching.Where(static write => write.Value.IsSent).Select(static write => write.Key)];
        }
    }

    /// <summary>Forgets what memory no longer holds, and what was written a period ago.</summary>
    public void Sweep(Predicate<TKey> isInMemory)
    {
        lock (_lock)
        {
            foreach ((TKey key, PendingWrite write) in _writes.ToArray())
            {
                bool isOver = write.IsWaiting ? !isInMemory(key) && !write.IsSent : write.IsAged;
                write.IsAged = !write.IsWaiting;
                if (isOver)
                {
                    Remove(in key);
                }
            }
        }
    }

    private bool IsHeld(in TKey key, PendingWrite write) => _writes.TryGetValue(key, out PendingWrite? held) && ReferenceEquals(held, write);

    private void Remove(in TKey key)
    {
        _writes.Remove(key);
        _count = _writes.Count;
    }
}
