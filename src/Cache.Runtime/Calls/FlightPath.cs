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
    RemoteEntries<TValue>? remote,
    Origin<TService> origin,
    TypeEpoch epoch,
    MethodPolicy policy,
    MethodCounters counters)
    where TService : class
    where TKey : struct, ICacheKey<TKey>
{
    public async Task FlyAsync(Flight<TValue> flight, TKey key, Func<TService, CancellationToken, Task<TValue>> load, bool keepTask)
    {
        try
        {
            if (TryLandFromMemory(flight, in key))
            {
                return;
            }

            byte[]? text = remote is null ? null : keys.Text(in key);
            if (text is not null && await remote!.ReadAsync(text).ConfigureAwait(false) is { } entry)
            {
                LandRemote(flight, key, entry, keepTask);
                return;
            }

            EpochStamp stamp = epoch.BeginLoad();
            TValue value = await origin.CallAsync(load, flight.AbandonedToken).ConfigureAwait(false);
            LandOrigin(flight, key, text, value, stamp, keepTask);
        }
        catch (Exception exception)
        {
            Fail(flight, exception);
        }
        finally
        {
            flights.Forget(in key, flight);
        }
    }

    public void Fly(Flight<TValue> flight, TKey key, Func<TService, CancellationToken, TValue> load)
    {
        try
        {
            if (TryLandFromMemory(flight, in key))
            {
                return;
            }

            byte[]? text = remote is null ? null : keys.Text(in key);
            if (text is not null && remote!.Read(text) is { } entry)
            {
                LandRemote(flight, key, entry, keepTask: false);
                return;
            }

            EpochStamp stamp = epoch.BeginLoad();
            TValue value = origin.Call(load, flight.AbandonedToken);
            LandOrigin(flight, key, text, value, stamp, keepTask: false);
        }
        catch (Exception exception)
        {
            Fail(flight, exception);
        }
        finally
        {
            flights.Forget(in key, flight);
        }
    }

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
            (memory, key, loaded, entry.TimeLeft, flight.Epoch),
            static s => s.memory.Set(s.key, in s.loaded, s.TimeLeft, s.Epoch));
        flight.Land(loaded);
    }

    public void LandOrigin(Flight<TValue> flight, TKey key, byte[]? text, TValue value, EpochStamp stamp, bool keepTask)
    {
        var loaded = new LoadedValue<TValue>(value, keepTask ? Task.FromResult(value) : null, LoadSource.Origin);
        TimeSpan ttl = policy.Current.For(value);
        if (ttl > TimeSpan.Zero)
        {
            Action? write = text is null ? null : remote!.PrepareWrite(text, value, stamp, ttl);
            flight.Publish(
                (memory, key, loaded, ttl, flight.Epoch, write),
                static s =>
                {
                    s.memory.Set(s.key, in s.loaded, s.ttl, s.Epoch);
                    s.write?.Invoke();
                });
        }

        flight.Land(loaded);
    }

    private void Fail(Flight<TValue> flight, Exception exception)
    {
        // An origin that stops because everybody has left did not fail.
        if (!(exception is OperationCanceledException && flight.IsAbandoned))
        {
            counters.CountOriginFailure();
        }

        flight.Fail(exception);
    }
}
