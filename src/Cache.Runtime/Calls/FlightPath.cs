using KpiGen.Cache.Coherence;
using KpiGen.Cache.CompilerServices;
using KpiGen.Cache.Flights;
using KpiGen.Cache.Payloads;
using KpiGen.Cache.Telemetry;
using KpiGen.Cache.Tiers.Memory;

namespace KpiGen.Cache.Calls;

/// <summary>
/// What the leader of a flight does for everybody on board: memory once more, the remote tier, the origin; then store and land.
/// It exists twice because a synchronous caller must not depend on a second thread; the steps are shared.
/// </summary>
/// <remarks>Safe for concurrent use. Nothing is thrown from here: a failure lands like a value does.</remarks>
internal sealed class FlightPath<TService, TKey, TValue>(
    SingleFlight<TKey, TValue> flights,
    MethodMemory<TKey, TValue> memory,
    MethodKeys<TKey> keys,
    MethodTags<TKey>? tags,
    RemoteEntries<TValue>? remote,
    Origin<TService> origin,
    TypeEpoch epoch,
    MethodPolicy policy,
    MethodCounters counters,
    LoadTracing<TKey> tracing)
    where TService : class
    where TKey : struct, ICacheKey<TKey>
{
    /// <summary>Gets what makes loads visible to whoever traces.</summary>
    public LoadTracing<TKey> Tracing => tracing;

    public async Task FlyAsync(Flight<TValue> flight, TKey key, Func<TService, CancellationToken, Task<TValue>> load, bool keepTask)
    {
        RemoteFill<TValue>? fill = null;
        LoadTrace<TValue>? trace = null;
        try
        {
            if (TryLandFromMemory(flight, in key))
            {
                return;
            }

            trace = tracing.Begin(flight, in key);
            Begin(flight, in key);
            if (remote is not null)
            {
                (RemoteEntry<TValue>? entry, fill) = await remote.FindAsync(NameOf(flight, in key), NumbersOf(flight), flight).ConfigureAwait(false);
                if (entry is { } found)
                {
                    LandRemote(flight, key, found, keepTask);
                    return;
                }
            }

            EpochStamp stamp = epoch.BeginLoad();
            TValue value = await origin.CallAsync(load, flight.AbandonedToken).ConfigureAwait(false);
            LandOrigin(flight, key, fill, value, stamp, keepTask);
        }
        catch (Exception exception)
        {
            Fail(flight, fill, exception);
        }
        finally
        {
            flights.Forget(in key, flight);
            trace?.End();
        }
    }

    public void Fly(Flight<TValue> flight, TKey key, Func<TService, CancellationToken, TValue> load)
    {
        RemoteFill<TValue>? fill = null;
        LoadTrace<TValue>? trace = null;
        try
        {
            if (TryLandFromMemory(flight, in key))
            {
                return;
            }

            trace = tracing.Begin(flight, in key);
            Begin(flight, in key);
            if (remote is not null)
            {
                (RemoteEntry<TValue>? entry, fill) = remote.Find(NameOf(flight, in key), NumbersOf(flight), flight);
                if (entry is { } found)
                {
                    LandRemote(flight, key, found, keepTask: false);
                    return;
                }
            }

            EpochStamp stamp = epoch.BeginLoad();
            TValue value = origin.Call(load, flight.AbandonedToken);
            LandOrigin(flight, key, fill, value, stamp, keepTask: false);
        }
        catch (Exception exception)
        {
            Fail(flight, fill, exception);
        }
        finally
        {
            flights.Forget(in key, flight);
            trace?.End();
        }
    }

    /// <summary>Notes under what a load begins, before anybody is asked for the value.</summary>
    public void Begin(Flight<TValue> flight, in TKey key) => flight.Tags = tags?.Begin(key);

    public byte[] NameOf(Flight<TValue> flight, in TKey key)
    {
        byte[] text = keys.Text(in key);
        flight.Mark = MethodKeys<TKey>.Mark(text);
        return text;
    }

    public TagNumbers? NumbersOf(Flight<TValue> flight) => flight.Tags is { } set ? tags!.Numbers(set) : null;

    // Between this caller's look into memory and its flight, another flight of the key may have landed.
    public bool TryLandFromMemory(Flight<TValue> flight, in TKey key)
    {
        if (!memory.TryGet(in key, out MemoryEntry<TKey, TValue>? entry))
        {
            return false;
        }

        flight.Land(new LoadedValue<TValue>(entry.Value, entry.Task, LoadSource.Memory));
        return true;
    }

    public void LandRemote(Flight<TValue> flight, TKey key, RemoteEntry<TValue> entry, bool keepTask)
    {
        var loaded = new LoadedValue<TValue>(entry.Value, keepTask ? Task.FromResult(entry.Value) : null, LoadSource.Remote);
        flight.Publish(
            (memory, key, loaded, entry.TimeLeft, flight),
            static s => s.memory.Set(s.key, in s.loaded, s.TimeLeft, s.flight));
        flight.Land(loaded);
    }

    public void LandOrigin(Flight<TValue> flight, TKey key, RemoteFill<TValue>? fill, TValue value, EpochStamp stamp, bool keepTask)
    {
        var loaded = new LoadedValue<TValue>(value, keepTask ? Task.FromResult(value) : null, LoadSource.Origin);
        TimeSpan ttl = policy.Current.For(value);
        Action? write = ttl > TimeSpan.Zero ? fill?.Prepare(value, stamp, ttl) : null;
        bool isStored = ttl > TimeSpan.Zero && flight.Publish(
            (memory, key, loaded, ttl, flight, write),
            static s =>
            {
                s.memory.Set(s.key, in s.loaded, s.ttl, s.flight);
                s.write?.Invoke();
            });
        if (!isStored)
        {
            fill?.Release();
        }

        flight.Land(loaded);
    }

    private void Fail(Flight<TValue> flight, RemoteFill<TValue>? fill, Exception exception)
    {
        fill?.Release();

        // An origin that stops because everybody has left did not fail.
        if (!(exception is OperationCanceledException && flight.IsAbandoned))
        {
            counters.CountOriginFailure();
        }

        flight.Fail(exception);
    }
}
