using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace KpiGen.Cache.Tiers.Memory;

/// <summary>
/// Finds entries by key. The chains of the table run through the entries themselves, so it has no nodes of its own; readers take no lock, and
/// writers hold <paramref name="writers"/>.
/// </summary>
/// <param name="writers">Excludes writers from each other. A reader takes it only after it has met growth and found nothing.</param>
/// <remarks>
/// Why readers need no lock: an entry that is taken out keeps its own link, so who stands on it still reaches the rest of its chain, and no
/// entry that is in the table links to one that is not. Growing moves entries in place, because an entry has one link only, and may lead a
/// reader into another chain. What it finds there is right, because keys are compared; that it finds nothing may be wrong, so it looks whether
/// the table has grown meanwhile, and if so once more under the lock. This is how lookups of the Linux directory cache live with renames
/// (Documentation/filesystems/path-lookup.rst, "rename_lock"). The other ways were a second link in every entry, and a table made for the
/// greatest capacity at once: 8 bytes an entry, or 128 KB for a method with a single entry.
/// </remarks>
internal sealed class EntryTable<TKey, TValue>(Lock writers)
    where TKey : struct, IEquatable<TKey>
{
    private const int FirstLength = 16;

    // From 0.8 to 1.6 entries a bucket: 5 to 10 bytes an entry, and a lookup meets fewer than two.
    private const double MaxLoad = 1.6;

    private MemoryEntry<TKey, TValue>?[] _buckets = new MemoryEntry<TKey, TValue>?[FirstLength];
    private bool _isGrowing;
    private int _count;

    /// <summary>Finds the entry of a key.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool TryFind(in TKey key, [NotNullWhen(true)] out MemoryEntry<TKey, TValue>? entry)
    {
        // Keys are readonly structs, but the compiler cannot know that of a type parameter and would copy the key before each call.
        int hash = Unsafe.AsRef(in key).GetHashCode();
        ushort tag = MemoryEntry<TKey, TValue>.TagOf(hash);
        MemoryEntry<TKey, TValue>?[] buckets = Volatile.Read(ref _buckets);
        for (MemoryEntry<TKey, TValue>? found = buckets[hash & (buckets.Length - 1)]; found is not null; found = Volatile.Read(ref found.Next))
        {
            if (found.HashTag == tag && Unsafe.AsRef(in found.Key).Equals(key))
            {
                entry = found;
                return true;
            }
        }

        // What a call that is not inlined writes to lives on the stack, so it returns the entry instead.
        entry = FindAfterGrowth(in key, hash, buckets);
        return entry is not null;
    }

    /// <summary>Goes through the entries without a lock. None that is there throughout is left out; one may be met twice while the table grows.</summary>
    public IEnumerable<MemoryEntry<TKey, TValue>> All()
    {
        MemoryEntry<TKey, TValue>?[] buckets;
        do
        {
            buckets = Volatile.Read(ref _buckets);
            for (int i = 0; i < buckets.Length; i++)
            {
                for (MemoryEntry<TKey, TValue>? entry = buckets[i]; entry is not null; entry = Volatile.Read(ref entry.Next))
                {
                    yield return entry;
                }
            }
        }
        while (HasGrownSince(buckets));
    }

    /// <summary>Adds an entry, or puts it in the place of the one with its key. For writers.</summary>
    /// <returns>The entry whose place it took.</returns>
    public MemoryEntry<TKey, TValue>? Put(MemoryEntry<TKey, TValue> entry)
    {
        int hash = entry.Key.GetHashCode();
        ref MemoryEntry<TKey, TValue>? link = ref LinkTo(in entry.Key, hash);
        if (link is { } replaced)
        {
            entry.Next = replaced.Next;
            Volatile.Write(ref link, entry);
            return replaced;
        }

        if (_count >= _buckets.Length * MaxLoad)
        {
            Grow();
        }

        // In front, not where the search has ended: a reader that stands on an entry that was taken out and comes back here loses nothing.
        ref MemoryEntry<TKey, TValue>? first = ref _buckets[hash & (_buckets.Length - 1)];
        entry.Next = first;
        Volatile.Write(ref first, entry);
        _count++;
        return null;
    }

    /// <summary>Takes out an entry, but not one that has taken its place. For writers.</summary>
    /// <returns>Whether it was there.</returns>
    public bool Remove(MemoryEntry<TKey, TValue> entry)
    {
        ref MemoryEntry<TKey, TValue>? link = ref LinkTo(in entry.Key, entry.Key.GetHashCode());
        if (!ReferenceEquals(link, entry))
        {
            return false;
        }

        Volatile.Write(ref link, entry.Next);
        _count--;
        return true;
    }

    // Returns the place where the entry of a key is linked, or the end of its chain.
    private ref MemoryEntry<TKey, TValue>? LinkTo(in TKey key, int hash)
    {
        ushort tag = MemoryEntry<TKey, TValue>.TagOf(hash);
        ref MemoryEntry<TKey, TValue>? link = ref _buckets[hash & (_buckets.Length - 1)];
        while (link is not null && !(link.HashTag == tag && link.Key.Equals(key)))
        {
            link = ref link.Next;
        }

        return ref link;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private MemoryEntry<TKey, TValue>? FindAfterGrowth(in TKey key, int hash, MemoryEntry<TKey, TValue>?[] buckets)
    {
        if (!HasGrownSince(buckets))
        {
            return null;
        }

        lock (writers)
        {
            return LinkTo(in key, hash);
        }
    }

    // In this order: who has met a link that growth has changed sees the note, or that it is gone and the new buckets are there.
    private bool HasGrownSince(MemoryEntry<TKey, TValue>?[] buckets) => Volatile.Read(ref _isGrowing) || Volatile.Read(ref _buckets) != buckets;

    private void Grow()
    {
        var grown = new MemoryEntry<TKey, TValue>?[_buckets.Length * 2];
        Volatile.Write(ref _isGrowing, true);
        foreach (MemoryEntry<TKey, TValue>? first in _buckets)
        {
            MemoryEntry<TKey, TValue>? entry = first;
            while (entry is not null)
            {
                MemoryEntry<TKey, TValue>? next = entry.Next;
                ref MemoryEntry<TKey, TValue>? head = ref grown[entry.Key.GetHashCode() & (grown.Length - 1)];
                Volatile.Write(ref entry.Next, head);
                head = entry;
                entry = next;
            }
        }

        Volatile.Write(ref _buckets, grown);
        Volatile.Write(ref _isGrowing, false);
    }
}
