using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using KpiGen.Cache.Coherence;
using KpiGen.Cache.Flights;
using KpiGen.Cache.Tiers.Memory;
using KpiGen.Cache.Time;

namespace KpiGen.Cache.Calls;

/// <summary>The memory tier of one method together with what decides whether an entry is current: the clock, the type's epoch and the
/// versions of its tags.</summary>
internal sealed class MethodMemory<TKey, TValue>(MemoryTier<TKey, TValue> tier, TypeEpoch epoch, CoarseClock clock)
    where TKey : struct, IEquatable<TKey>
{
    public int Count => tier.Count;

    public long Evictions => tier.Evictions;

    /// <summary>Finds a current entry. This is the hit path: one lookup, two comparisons.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool TryGet(in TKey key, [NotNullWhen(true)] out MemoryEntry<TKey, TValue>? entry)
    {
        if (tier.TryGet(in key, out entry)
            && entry.Epoch == epoch.Current
            && entry.ExpiresAt > clock.Now
            && (entry.Tags is null || entry.Tags.IsCurrent))
        {
            entry.Touch();
            return true;
        }

        entry = null;
        return false;
    }

    /// <summary>Stores a value for <paramref name="ttl"/>, as part of the epoch and of the tag versions in which its load began.</summary>
    public void Set(TKey key, in LoadedValue<TValue> loaded, TimeSpan ttl, Flight<TValue> flight)
    {
        long expiresAt = clock.Refresh() + (long)ttl.TotalMilliseconds;
        tier.Set(new MemoryEntry<TKey, TValue>(key, loaded.Value, loaded.Task, expiresAt, flight.Epoch, flight.Tags, flight.Mark));
    }

    public bool Remove(in TKey key) => tier.Remove(in key);

    /// <summary>Removes the entries with a mark: the one that was meant, and with bad luck another one.</summary>
    public int RemoveMarked(long mark) => tier.RemoveWhere(entry => entry.Mark == mark);

    public int RemoveWhere(Predicate<TKey> match) => tier.RemoveWhere(entry => match(entry.Key));

    public int RemoveAll() => tier.RemoveWhere(static _ => true);

    /// <summary>Gives back the memory of entries that can no longer be served.</summary>
    public int Sweep()
    {
        long now = clock.Refresh();
        int current = epoch.Current;
        return tier.RemoveWhere(entry => entry.Epoch != current || entry.ExpiresAt <= now || entry.Tags is { IsCurrent: false });
    }
}
