using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace KpiGen.Cache.Tiers.Memory;

/// <summary>
/// The entries of one method in memory (L1): typed, bounded, expiring. Reads take no lock and write nothing that threads share but a hint.
/// </summary>
/// <remarks>
/// Eviction is S3-FIFO (Yang, Zhang, Qiu, Yue, Vigfusson: "FIFO Queues Are All You Need for Cache Eviction", SOSP 2023): new keys pass a small
/// queue, so that a scan cannot push out what is in use; a key that was used there, or that comes back soon after it was evicted, moves to the
/// main queue, where used entries get further rounds. Two things differ: one use in the small queue suffices (the paper asks for two), and its
/// size follows <see cref="SmallShare"/>. <c>benchmarks/Cache.Benchmarks/HitRatio</c> measures both. Safe for concurrent use.
/// </remarks>
internal sealed class MemoryTier<TKey, TValue>
    where TKey : struct, IEquatable<TKey>
{
    private readonly EntryTable<TKey, TValue> _entries;
    private readonly EvictionQueue<TKey, TValue> _small = new();
    private readonly EvictionQueue<TKey, TValue> _main = new();
    private readonly SmallShare _share;
    private readonly Lock _lock = new();
    private readonly int _capacity;
    private long _evictions;

    public MemoryTier(int capacity)
    {
        _entries = new EntryTable<TKey, TValue>(_lock);
        _capacity = capacity;
        _share = new SmallShare(capacity);
    }

    /// <summary>Gets how many entries are held, expired and invalidated ones included until they are swept.</summary>
    public int Count
    {
        get
        {
            lock (_lock)
            {
                return _small.Count + _main.Count;
            }
        }
    }

    public long Evictions => Interlocked.Read(ref _evictions);

    /// <summary>Finds an entry, current or not; the caller compares expiry and epoch.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool TryGet(in TKey key, [NotNullWhen(true)] out MemoryEntry<TKey, TValue>? entry) => _entries.TryFind(in key, out entry);

    /// <summary>Adds or replaces an entry and evicts what is over the capacity.</summary>
    public void Set(MemoryEntry<TKey, TValue> entry)
    {
        lock (_lock)
        {
            if (_entries.Put(entry) is { } replaced)
            {
                QueueOf(replaced).Remove(replaced);
                entry.IsInMain = replaced.IsInMain;
            }
            else
            {
                entry.IsInMain = _share.NoteWanted(entry.Key.GetHashCode());
            }

            QueueOf(entry).Add(entry);
            while (_small.Count + _main.Count > _capacity)
            {
                EvictOne();
            }
        }
    }

    /// <summary>Removes whatever is held for a key.</summary>
    public bool Remove(in TKey key)
    {
        lock (_lock)
        {
            return _entries.TryFind(in key, out MemoryEntry<TKey, TValue>? entry) && RemoveExactly(entry);
        }
    }

    /// <summary>Removes the entries that match and returns how many they were.</summary>
    public int RemoveWhere(Predicate<MemoryEntry<TKey, TValue>> match)
    {
        int removed = 0;
        foreach (MemoryEntry<TKey, TValue> entry in _entries.All())
        {
            if (match(entry) && RemoveExactly(entry))
            {
                removed++;
            }
        }

        return removed;
    }

    // An entry that replaced the matching one meanwhile stays.
    private bool RemoveExactly(MemoryEntry<TKey, TValue> entry)
    {
        lock (_lock)
        {
            if (!_entries.Remove(entry))
            {
                return false;
            }

            QueueOf(entry).Remove(entry);
            return true;
        }
    }

    private EvictionQueue<TKey, TValue> QueueOf(MemoryEntry<TKey, TValue> entry) => entry.IsInMain ? _main : _small;

    private void EvictOne()
    {
        if (_small.Count > _share.Places || _main.Count == 0)
        {
            MemoryEntry<TKey, TValue> oldest = _small.Oldest!;
            _small.Remove(oldest);
            if (oldest.Uses > 0)
            {
                oldest.ForgetUses();
                oldest.IsInMain = true;
                _main.Add(oldest);
                return;
            }

            Drop(oldest);
            return;
        }

        MemoryEntry<TKey, TValue> candidate = _main.Oldest!;
        _main.Remove(candidate);
        if (candidate.Uses > 0)
        {
            candidate.ForgetUse();
            _main.Add(candidate);
            return;
        }

        Drop(candidate);
    }

    private void Drop(MemoryEntry<TKey, TValue> entry)
    {
        _entries.Remove(entry);
        _share.NoteEvicted(entry.Key.GetHashCode(), entry.IsInMain);
        Interlocked.Increment(ref _evictions);
    }
}
