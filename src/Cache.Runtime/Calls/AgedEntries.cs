using System.Diagnostics.CodeAnalysis;
using KpiGen.Cache.CompilerServices;
using KpiGen.Cache.Policies;
using KpiGen.Cache.Tiers.Memory;

namespace KpiGen.Cache.Calls;

/// <summary>
/// The entries in memory that the hit path no longer serves and that answer all the same: a value that is current, but due to be renewed, or a
/// stale one that is served at once or because the origin is in trouble.
/// </summary>
/// <remarks>Safe for concurrent use.</remarks>
internal sealed class AgedEntries<TKey, TValue>(MethodMemory<TKey, TValue> memory, MethodObserver<TKey> observer, MethodPolicy policy)
    where TKey : struct, ICacheKey<TKey>
{
    /// <summary>Answers a call that may renew the entry behind its answer.</summary>
    /// <param name="key">The call.</param>
    /// <param name="entry">The entry.</param>
    /// <param name="renewal">How to renew it, where it is this caller who has to see to that.</param>
    public bool TryServe(in TKey key, [NotNullWhen(true)] out MemoryEntry<TKey, TValue>? entry, out FlightPlan? renewal)
    {
        renewal = null;
        CachePolicy inForce = policy.Current;
        if (!TryFind(in key, inForce, out entry, out long now, out bool isFresh) || !(isFresh || inForce.RefreshBehind || entry.Age!.IsResting(now)))
        {
            return false;
        }

        if (entry.Age!.TryClaim(now, inForce.RetryInterval))
        {
            renewal = isFresh ? FlightPlan.Ahead : FlightPlan.Behind;
        }

        observer.Answered(in key, isFresh, entry);
        return true;
    }

    /// <summary>Answers one of many calls that renew nothing behind their answer: what is stale they load together with what is missing.</summary>
    public bool TryServe(in TKey key, [NotNullWhen(true)] out MemoryEntry<TKey, TValue>? entry)
    {
        if (!TryFind(in key, policy.Current, out entry, out long now, out bool isFresh) || !(isFresh || entry.Age!.IsResting(now)))
        {
            return false;
        }

        observer.Answered(in key, isFresh, entry: null);
        return true;
    }

    private bool TryFind(
        in TKey key, CachePolicy inForce, [NotNullWhen(true)] out MemoryEntry<TKey, TValue>? entry, out long now, out bool isFresh)
    {
        isFresh = memory.TryGetAged(in key, out entry, out now) && entry.Age!.FreshUntil > now;
        return entry is not null && entry.Age!.MayServe(now, inForce.Stale);
    }
}
