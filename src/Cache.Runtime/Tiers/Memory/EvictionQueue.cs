namespace KpiGen.Cache.Tiers.Memory;

/// <summary>A first-in-first-out queue whose members can be taken out anywhere at once. Not thread-safe.</summary>
internal sealed class EvictionQueue<TKey, TValue>
    where TKey : struct, IEquatable<TKey>
{
    private MemoryEntry<TKey, TValue>? _oldest;
    private MemoryEntry<TKey, TValue>? _newest;

    public int Count { get; private set; }

    public MemoryEntry<TKey, TValue>? Oldest => _oldest;

    public void Add(MemoryEntry<TKey, TValue> entry)
    {
        entry.Older = _newest;
        entry.Newer = null;
        if (_newest is null)
        {
            _oldest = entry;
        }
        else
        {
            _newest.Newer = entry;
        }

        _newest = entry;
        Count++;
    }

    public void Remove(MemoryEntry<TKey, TValue> entry)
    {
        if (entry.Older is null)
        {
            _oldest = entry.Newer;
        }
        else
        {
            entry.Older.Newer = entry.Newer;
        }

        if (entry.Newer is null)
        {
            _newest = entry.Older;
        }
        else
        {
            entry.Newer.Older = entry.Older;
        }

        entry.Older = entry.Newer = null;
        Count--;
    }
}
