using KpiGen.Cache.Tags;

namespace KpiGen.Cache.Tiers.Memory;

/// <summary>One value in memory. What a reader needs never changes after construction, so readers take no lock.</summary>
internal sealed class MemoryEntry<TKey, TValue>(TKey key, TValue value, Task<TValue>? task, long expiresAt, int epoch, TagSet? tags, long mark, EntryAge? age)
    where TKey : struct, IEquatable<TKey>
{
    /// <summary>The highest use count that eviction tells apart.</summary>
    private const byte MaxUses = 3;

    public readonly TKey Key = key;

    /// <summary>The hash of the key, compared before the key.</summary>
    public readonly int Hash = key.GetHashCode();

    public readonly TValue Value = value;

    /// <summary>The completed task that hits of an asynchronous method return; null for other methods.</summary>
    public readonly Task<TValue>? Task = task;

    /// <summary>Coarse milliseconds from which on the hit path does not serve the entry.</summary>
    public readonly long ExpiresAt = expiresAt;

    /// <summary>The epoch of the type when the load began. Any other epoch means that the entry was invalidated.</summary>
    public readonly int Epoch = epoch;

    /// <summary>What is left of the entry's name: enough to find it when another node invalidates it.</summary>
    public readonly long Mark = mark;

    /// <summary>The tags of the entry; null where the method has none.</summary>
    public readonly TagSet? Tags = tags;

    /// <summary>What may still be done with the entry when it is no longer served by the hit path; null for nothing.</summary>
    public readonly EntryAge? Age = age;

    // Belongs to EntryTable: changed under the lock of its writers, read without.
    internal MemoryEntry<TKey, TValue>? Next;

    // Links and queue membership belong to EvictionQueue and are touched under the lock of the tier only.
    internal MemoryEntry<TKey, TValue>? Older;
    internal MemoryEntry<TKey, TValue>? Newer;
    internal EvictionQueue<TKey, TValue>? Queue;

    private byte _uses;

    /// <summary>Gets how often the entry was used since eviction last looked, up to three.</summary>
    public byte Uses => _uses;

    /// <summary>Notes a use. Lost updates between threads do not matter: the count is a hint for eviction.</summary>
    public void Touch()
    {
        if (_uses < MaxUses)
        {
            _uses++;
        }
    }

    public void ForgetUse() => _uses--;

    public void ForgetUses() => _uses = 0;
}
