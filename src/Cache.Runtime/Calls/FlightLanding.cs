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
    MethodMemory<TKey, TValue> memory, MethodPolicy policy, MethodHooks<TKey, TValue> hooks, FailureMemo<TKey> failures, MethodCounters counters)
    where TKey : struct, ICacheKey<TKey>
{
    // Between this caller's look into memory and its flight, another flight of the key may have landed.
    public bool TryFromMemory(Flight<TValue> flight, in TKey key)
    {
        if (!memory.TryGet(in key, out MemoryEntry<TKey, TValue>? entry))
        {
            return false;
        }

        flight.Land(new LoadedValue<TValue>(entry.Value, entry.Task, LoadSource.Memory));
        return true;
    }

    /// <summary>Returns the value in memory that may be served in place of a better one.</summary>
    public StaleValue<TKey, TValue>? StaleFromMemory(in TKey key)
        => memory.TryGetAged(in key, out MemoryEntry<TKey, TValue>? entry, out long now) && entry.Age!.MayServe(now, policy.Current.Stale)
            ? new StaleValue<TKey, TValue>(entry.Value, entry, TimeSpan.Zero)
            : null;

    /// <summary>Returns the value of the remote tier that may be served in place of a better one.</summary>
    public StaleValue<TKey, TValue>? StaleFromRemote(RemoteEntry<TValue>? entry)
        => entry is { } found && policy.Current.Stale + found.TimeLeft > TimeSpan.Zero
            ? new StaleValue<TKey, TValue>(found.Value, null, Shorter(found.Kept, policy.Current.Stale + found.TimeLeft))
            : null;

    public void FromRemote(Flight<TValue> flight, TKey key, RemoteEntry<TValue> entry, bool keepTask)
    {
        var loaded = new LoadedValue<TValue>(entry.Value, keepTask ? Task.FromResult(entry.Value) : null, LoadSource.Remote);
        CachePolicy inForce = policy.Current;
        var life = EntryLife.Of(inForce, entry.TimeLeft, Shorter(entry.Kept, entry.TimeLeft + inForce.Stale));
        flight.Publish((memory, key, loaded, life, flight), static s => s.memory.Set(s.key, in s.loaded, in s.life, s.flight));
        flight.Land(loaded);
    }

    public void FromOrigin(
        Flight<TValue> flight, TKey key, RemoteFill<TValue>? fill, TValue value, EpochStamp stamp, LoadDecision decision, bool keepTask)
    {
        var loaded = new LoadedValue<TValue>(value, keepTask ? Task.FromResult(value) : null, LoadSource.Origin) { IsPartial = decision.IsPartial };
        CachePolicy inForce = policy.Current;
        bool isStorable = !decision.IsPartial && hooks.When?.Invoke(value) != false;
        TimeSpan ttl = isStorable ? inForce.For(value, decision.TimeToLive) : TimeSpan.Zero;
        if (ttl <= TimeSpan.Zero || !TryStore(flight, key, fill, loaded, stamp, ttl, inForce))
        {
            fill?.Release();
        }

        flight.Land(loaded);
    }

    /// <summary>Gives everybody the stale value now; the flight goes on.</summary>
    public static void StaleEarly(Flight<TValue> flight, StaleValue<TKey, TValue> stale, bool keepTask) => flight.LandEarly(Stale(stale, keepTask));

    public void Failed(Flight<TValue> flight, TKey key, StaleValue<TKey, TValue>? stale, Exception exception, bool keepTask)
    {
        // An origin that stops because everybody has left did not fail.
        bool isFailure = !(exception is OperationCanceledException && flight.IsAbandoned);
        if (!isFailure)
        {
            flight.Fail(exception);
            return;
        }

        counters.CountOriginFailure();
        if (stale is not null)
        {
            Rest(flight, key, stale, keepTask);
            flight.Land(Stale(stale, keepTask));
            return;
        }

        failures.Note(in key, exception);
        if (hooks.Fallback is { } fallback)
        {
            LandFallback(flight, fallback, exception, keepTask);
            return;
        }

        flight.Fail(exception);
    }

    private static TimeSpan Shorter(TimeSpan one, TimeSpan other) => one < other ? one : other;

    private static LoadedValue<TValue> Stale(StaleValue<TKey, TValue> stale, bool keepTask)
        => new(stale.Value, stale.Entry?.Task ?? (keepTask ? Task.FromResult(stale.Value) : null), LoadSource.Stale);

    private static void LandFallback(Flight<TValue> flight, Func<TValue> fallback, Exception exception, bool keepTask)
    {
        try
        {
            TValue value = fallback();
            flight.Land(new LoadedValue<TValue>(value, keepTask ? Task.FromResult(value) : null, LoadSource.Origin));
        }
        catch (Exception inFallback)
        {
            flight.Fail(new AggregateException(exception, inFallback));
        }
    }

    private bool TryStore(
        Flight<TValue> flight, TKey key, RemoteFill<TValue>? fill, LoadedValue<TValue> loaded, EpochStamp stamp, TimeSpan ttl, CachePolicy inForce)
    {
        failures.Forget(in key);
        Action? write = fill?.Prepare(loaded.Value, stamp, ttl, ttl + inForce.Stale);
        var life = EntryLife.Of(inForce, ttl, ttl + inForce.Stale);
        return flight.Publish(
            (memory, key, loaded, life, flight, write),
            static s =>
            {
                s.memory.Set(s.key, in s.loaded, in s.life, s.flight);
                s.write?.Invoke();
            });
    }

    // The origin is in trouble: for a while the stale value is served without asking it again.
    private void Rest(Flight<TValue> flight, TKey key, StaleValue<TKey, TValue> stale, bool keepTask)
    {
        if (stale.Entry is { } held)
        {
            memory.Rest(held, policy.Current.RetryInterval);
            return;
        }

        var life = new EntryLife(TimeSpan.Zero, stale.Left, null);
        flight.Publish(
            (memory, key, loaded: Stale(stale, keepTask), life, flight, interval: policy.Current.RetryInterval),
            static s => s.memory.Rest(s.memory.Set(s.key, in s.loaded, in s.life, s.flight), s.interval));
    }
}
