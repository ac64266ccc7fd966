using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using KpiGen.Cache.Coherence;
using KpiGen.Cache.Flights;
using KpiGen.Cache.Policies;
using KpiGen.Cache.Tiers.Memory;
using KpiGen.Cache.Time;

namespace KpiGen.Cache.Calls;

/// <summary>The memory tier of one method together with what decides whether an entry is current: the clock, the type's epoch and the
/// versions of its tags.</summary>
internal sealed class MethodMemory<TKey, TValue>(MemoryTier<TKey, TValue> tier, TypeEpoch epoch, CoarseClock clock, bool isTagged)
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
            && (!isTagged || entry.Tags is not { IsCurrent: false }))
        {
            entry.Touch();
            return true;
        }

        entry = null;
        return false;
    }

    /// <summary>Finds an entry, whatever it is worth: who meets nothing here need not look in any other way.</summary>
    public bool TryFind(in TKey key, [NotNullWhen(true)] out MemoryEntry<TKey, TValue>? entry) => tier.TryGet(in key, out entry);

    /// <summary>Notes the use of an entry that was found, if it is current.</summary>
    /// <returns>Whether it is.</returns>
    /// <remarks>The hit path does the same without a call.</remarks>
    public bool TryUse(MemoryEntry<TKey, TValue> entry)
    {
        bool isCurrent = entry.Epoch == epoch.Current && entry.ExpiresAt > clock.Now && entry.Tags is not { IsCurrent: false };
        if (isCurrent)
        {
            entry.Touch();
        }

        return isCurrent;
    }

    /// <summary>Finds an entry that the hit path no longer serves, although it was not invalidated and may still be served.</summary>
    /// <param name="key">The call.</param>
    /// <param name="entry">The entry; its age is not null.</param>
    /// <param name="now">The present time of the clock that ages are in.</param>
    public bool TryGetAged(in TKey key, [NotNullWhen(true)] out MemoryEntry<TKey, TValue>? entry, out long now)
    {
        now = 0;
        if (!tier.TryGet(in key, out entry) || entry.Age is null || entry.Epoch != epoch.Current || entry.Tags is { IsCurrent: false })
        {
            entry = null;
            return false;
        }

        now = clock.Refresh();
        if (entry.Age.KeptUntil > now)
        {
            entry.Touch();
            return true;
        }

        entry = null;
        return false;
    }

    /// <summary>Finds a current value without using it, and how long it may still be served.</summary>
    public bool TryGetFresh(in TKey key, [MaybeNullWhen(false)] out TValue value, out EntryLife left)
    {
        value = default;
        left = default;
        if (!tier.TryGet(in key, out MemoryEntry<TKey, TValue>? entry) || entry.Epoch != epoch.Current || entry.Tags is { IsCurrent: false })
        {
            return false;
        }

        long now = clock.Refresh();
        long freshUntil = entry.Age?.FreshUntil ?? entry.ExpiresAt;
        value = entry.Value;
        left = new EntryLife(TimeSpan.FromMilliseconds(freshUntil - now), TimeSpan.FromMilliseconds((entry.Age?.KeptUntil ?? freshUntil) - now), null);
        return freshUntil > now;
    }

    /// <summary>Makes an entry that is part of the epoch and of the tag versions in which its load began.</summary>
    public MemoryEntry<TKey, TValue> Create(TKey key, in LoadedValue<TValue> loaded, in EntryLife life, Flight<TValue> flight)
    {
        long now = clock.Refresh();
        long freshUntil = now + (long)life.Fresh.TotalMilliseconds;
        long servedUntil = life.RefreshAfter is { } after ? now + (long)after.TotalMilliseconds : freshUntil;
        EntryAge? age = life.Ages ? new EntryAge(freshUntil, now + (long)life.Kept.TotalMilliseconds) : null;
        return age is null && flight.Tags is null
            ? new MemoryEntry<TKey, TValue>(key, loaded.Value, servedUntil, flight.Epoch, flight.Mark)
            : new ConditionalEntry<TKey, TValue>(key, loaded.Value, servedUntil, flight.Epoch, flight.Mark, flight.Tags, age);
    }

    public void Put(MemoryEntry<TKey, TValue> entry) => tier.Set(entry);

    /// <summary>Whether an entry that the hit path no longer serves may be served now.</summary>
    public bool MayServe(MemoryEntry<TKey, TValue> entry, TimeSpan stale) => entry.Age!.MayServe(clock.Refresh(), stale);

    /// <summary>Lets attempts to load an entry again wait, because one has failed.</summary>
    public void Rest(MemoryEntry<TKey, TValue> entry, TimeSpan interval) => entry.Age!.Rest(clock.Refresh(), interval);

    public bool Remove(in TKey key) => tier.Remove(in key);

    /// <summary>Removes the entries with a mark: the one that was meant, and with bad luck another one.</summary>
    public int RemoveMarked(int mark) => tier.RemoveWhere(entry => entry.Mark == mark);

    public int RemoveWhere(Predicate<TKey> match) => tier.RemoveWhere(entry => match(entry.Key));

    public int RemoveAll() => tier.RemoveWhere(static _ => true);

    /// <summary>Gives back the memory of entries that can no longer be served.</summary>
    public int Sweep()
    {
        long now = clock.Refresh();
        int current = epoch.Current;
        return tier.RemoveWhere(entry => entry.Epoch != current || (entry.Age?.KeptUntil ?? entry.ExpiresAt) <= now || entry.Tags is { IsCurrent: false });
    }
}
