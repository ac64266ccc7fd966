using KpiGen.Cache.Coherence;
using KpiGen.Cache.CompilerServices;
using KpiGen.Cache.Flights;
using KpiGen.Cache.Payloads;
using KpiGen.Cache.Policies;
using KpiGen.Cache.Telemetry;
using KpiGen.Cache.Tiers.Memory;

namespace KpiGen.Cache.Calls;

/// <summary>The ways in which a flight ends: what is stored, and what those on board get.</summary>
/// <remarks>Safe for concurrent use.</remarks>
internal sealed class FlightLanding<TKey, TValue>(
    MethodMemory<TKey, TValue> memory,
    MethodPolicy policy,
    MethodHooks<TKey, TValue> hooks,
    FailureMemo<TKey, TValue> failures,
    MethodCounters counters,
    TypeEpoch epoch,
    PendingWrites<TKey>? pending)
    where TKey : struct, ICacheKey<TKey>
{
    private static readonly Task<bool?> Unanswered = Task.FromResult<bool?>(null);

    // Between this caller's look into memory and its flight, another flight of the key may have landed.
    public bool TryFromMemory(Flight<TValue> flight, in TKey key)
    {
        if (!memory.TryGet(in key, out MemoryEntry<TKey, TValue>? entry))
        {
            return false;
        }

        flight.Land(new LoadedValue<TValue>(entry.Value, LoadSource.Memory) { Entry = entry });
        return true;
    }

    /// <summary>Whether memory has an entry of a key, whatever it is worth.</summary>
    public bool IsHeld(in TKey key) => memory.TryFind(in key, out _);

    /// <summary>Returns the value in memory that may be served in place of a better one.</summary>
    public StaleValue<TKey, TValue>? StaleFromMemory(in TKey key)
        => memory.TryGetAged(in key, out MemoryEntry<TKey, TValue>? entry, out long now) && entry.Age!.MayServe(now, policy.Current.Stale)
            ? new StaleValue<TKey, TValue>(entry, IsHeld: true)
            : null;

    /// <summary>Returns the value of the remote tier that may be served in place of a better one.</summary>
    public StaleValue<TKey, TValue>? StaleFromRemote(Flight<TValue> flight, TKey key, RemoteEntry<TValue>? entry)
    {
        TimeSpan stale = policy.Current.Stale;
        if (entry is not { } found || stale + found.TimeLeft <= TimeSpan.Zero)
        {
            return null;
        }

        var loaded = new LoadedValue<TValue>(found.Value, LoadSource.Stale);
        return new StaleValue<TKey, TValue>(memory.Create(key, in loaded, new EntryLife(found.TimeLeft, found.Kept, null), flight), IsHeld: false);
    }

    /// <summary>Whether a value of the remote tier is to be loaded again although it is current.</summary>
    public bool IsDue(RemoteEntry<TValue> entry) => EntryLife.IsDue(policy.Current, entry.Ttl, entry.TimeLeft);

    public void FromRemote(Flight<TValue> flight, TKey key, RemoteEntry<TValue> entry)
    {
        var loaded = new LoadedValue<TValue>(entry.Value, LoadSource.Remote);
        TimeSpan stale = entry.Kept - entry.TimeLeft;
        CachePolicy inForce = policy.Current;
        var life = EntryLife.Of(inForce, entry.Ttl, entry.TimeLeft, stale < inForce.Stale ? stale : inForce.Stale);
        MemoryEntry<TKey, TValue> held = memory.Create(key, in loaded, in life, flight);
        flight.Publish((memory, held), static s => s.memory.Put(s.held));
        pending?.Forget(in key);
        flight.Land(loaded with { Entry = held });
    }

    public void FromOrigin(
        Flight<TValue> flight, TKey key, RemoteFill<TValue>? fill, TValue value, EpochStamp stamp, LoadDecision decision)
    {
        var loaded = new LoadedValue<TValue>(value, LoadSource.Origin) { IsPartial = decision.IsPartial };
        failures.Forget(in key);
        bool isStorable = !decision.IsPartial && hooks.When?.Invoke(value) != false;
        TimeSpan ttl = isStorable ? policy.Current.For(value, decision.TimeToLive) : TimeSpan.Zero;
        MemoryEntry<TKey, TValue>? stored = ttl <= TimeSpan.Zero ? null : Store(flight, key, fill, loaded, stamp, ttl);
        if (stored is null)
        {
            fill?.Release();
        }

        flight.Land(loaded with { Entry = stored });
    }

    /// <summary>Gives everybody the stale value now; the flight goes on.</summary>
    public void StaleEarly(Flight<TValue> flight, StaleValue<TKey, TValue> stale) => flight.LandEarly(Stale(stale), () => MayServe(flight, stale));

    /// <summary>Counts a load in which the origin threw. One that stops because everybody has left did not fail.</summary>
    public void CountFailure(Exception exception, bool isAbandoned)
    {
        if (!(exception is OperationCanceledException && isAbandoned))
        {
            counters.CountOriginFailure();
        }
    }

    public void Failed(Flight<TValue> flight, TKey key, StaleValue<TKey, TValue>? stale, Exception exception)
    {
        if (stale is not null && MayServe(flight, stale))
        {
            Rest(flight, stale);
            flight.Land(Stale(stale));
            return;
        }

        failures.Note(flight, key, exception);
        try
        {
            if (hooks.TryFallBack(exception, out TValue value))
            {
                flight.Land(new LoadedValue<TValue>(value, LoadSource.Origin));
                return;
            }
        }
        catch (AggregateException both)
        {
            flight.Fail(both);
            return;
        }

        flight.Fail(exception);
    }

    private static LoadedValue<TValue> Stale(StaleValue<TKey, TValue> stale) => new(stale.Entry.Value, LoadSource.Stale) { Entry = stale.Entry };

    // The load may have taken long, and what it was to replace may have been invalidated or grown too old meanwhile.
    private bool MayServe(Flight<TValue> flight, StaleValue<TKey, TValue> stale)
        => flight.IsCurrent(epoch.Current) && memory.MayServe(stale.Entry, policy.Current.Stale);

    // Returns nothing where an invalidation came meanwhile.
    private MemoryEntry<TKey, TValue>? Store(Flight<TValue> flight, TKey key, RemoteFill<TValue>? fill, LoadedValue<TValue> loaded, EpochStamp stamp, TimeSpan ttl)
    {
        CachePolicy inForce = policy.Current;
        void Miss(EpochStamp whole) => pending?.Add(in key, whole);
        Func<Task<bool?>>? write = fill is null ? MissedOf(flight, stamp, Miss) : fill.Prepare(loaded.Value, stamp, ttl, ttl + inForce.Stale, Miss);
        var life = EntryLife.Of(inForce, ttl, ttl, inForce.Stale);
        MemoryEntry<TKey, TValue> entry = memory.Create(key, in loaded, in life, flight);
        bool isStored = flight.Publish(
            (memory, entry, write),
            static s =>
            {
                s.memory.Put(s.entry);
                s.write?.Invoke();
            });
        return isStored ? entry : null;
    }

    // The remote tier did not answer before the load either. The numbers of tags that were in force then cannot be told any more.
    private static Func<Task<bool?>>? MissedOf(Flight<TValue> flight, EpochStamp stamp, Action<EpochStamp> miss)
        => flight.Tags is not null ? null : () =>
        {
            miss(stamp);
            return Unanswered;
        };

    // The origin is in trouble: for a while the stale value is served without asking it again.
    private void Rest(Flight<TValue> flight, StaleValue<TKey, TValue> stale)
    {
        memory.Rest(stale.Entry, policy.Current.RetryInterval);
        if (!stale.IsHeld)
        {
            flight.Publish((memory, stale.Entry), static s => s.memory.Put(s.Entry));
        }
    }
}
