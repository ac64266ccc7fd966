using KpiGen.Cache.Coherence;
using KpiGen.Cache.CompilerServices;
using KpiGen.Cache.Flights;
using KpiGen.Cache.Payloads;
using KpiGen.Cache.Tiers.Remote.Leases;

namespace KpiGen.Cache.Calls;

/// <summary>
/// What the leader of a flight does for everybody on board: memory once more, the remote tier, the origin; then store and land.
/// It exists twice because a synchronous caller must not depend on a second thread; the steps are shared.
/// </summary>
/// <remarks>Safe for concurrent use. Nothing is thrown from here: a failure lands like a value does.</remarks>
internal sealed class FlightPath<TService, TKey, TValue>(
    SingleFlight<TKey, TValue> flights,
    FlightLanding<TKey, TValue> landing,
    FlightStart<TKey, TValue> start,
    RemoteEntries<TValue>? remote,
    OriginGuard<TService> origin,
    TypeEpoch epoch,
    MethodPolicy policy,
    TimeProvider time,
    LoadTracing<TKey> tracing)
    where TService : class
    where TKey : struct, ICacheKey<TKey>
{
    public async Task FlyAsync(Flight<TValue> flight, TKey key, Func<TService, CancellationToken, Task<TValue>> load, FlightPlan plan, bool keepTask)
    {
        RemoteFill<TValue>? fill = null;
        StaleValue<TKey, TValue>? stale = null;
        LoadTrace<TValue>? trace = null;
        try
        {
            if (plan == FlightPlan.Miss && landing.TryFromMemory(flight, in key))
            {
                return;
            }

            trace = tracing.Begin(flight, in key);
            start.Begin(flight, in key);
            stale = landing.StaleFromMemory(in key);
            if (remote is not null)
            {
                if (await LookUpAsync(remote, flight, key, plan).ConfigureAwait(false) is not { } lookup)
                {
                    LeaveToOthers(flight);
                    return;
                }

                (RemoteEntry<TValue>? entry, fill, RemoteEntry<TValue>? remoteStale) = lookup;
                if (entry is { } found)
                {
                    landing.FromRemote(flight, key, found, keepTask);
                    return;
                }

                stale ??= landing.StaleFromRemote(remoteStale);
            }

            EpochStamp stamp = epoch.BeginLoad();
            LoadDecision decision = CacheLoad.Begin();
            Task<TValue> call = origin.CallAsync(load, flight.AbandonedToken);
            if (stale is not null && policy.Current.SoftTimeout is { } soft && !await EndsWithinAsync(call, soft).ConfigureAwait(false))
            {
                FlightLanding<TKey, TValue>.StaleEarly(flight, stale, keepTask);
            }

            landing.FromOrigin(flight, key, fill, await call.ConfigureAwait(false), stamp, decision, keepTask);
        }
        catch (Exception exception)
        {
            fill?.Release();
            landing.Failed(flight, key, stale, exception, keepTask);
        }
        finally
        {
            flights.Forget(in key, flight);
            trace?.End();
        }
    }

    public void Fly(Flight<TValue> flight, TKey key, Func<TService, CancellationToken, TValue> load, FlightPlan plan)
    {
        RemoteFill<TValue>? fill = null;
        StaleValue<TKey, TValue>? stale = null;
        LoadTrace<TValue>? trace = null;
        try
        {
            if (plan == FlightPlan.Miss && landing.TryFromMemory(flight, in key))
            {
                return;
            }

            trace = tracing.Begin(flight, in key);
            start.Begin(flight, in key);
            stale = landing.StaleFromMemory(in key);
            if (remote is not null)
            {
                if (LookUp(remote, flight, key, plan) is not { } lookup)
                {
                    LeaveToOthers(flight);
                    return;
                }

                (RemoteEntry<TValue>? entry, fill, RemoteEntry<TValue>? remoteStale) = lookup;
                if (entry is { } found)
                {
                    landing.FromRemote(flight, key, found, keepTask: false);
                    return;
                }

                stale ??= landing.StaleFromRemote(remoteStale);
            }

            EpochStamp stamp = epoch.BeginLoad();
            LoadDecision decision = CacheLoad.Begin();
            landing.FromOrigin(flight, key, fill, origin.Call(load, flight.AbandonedToken), stamp, decision, keepTask: false);
        }
        catch (Exception exception)
        {
            fill?.Release();
            landing.Failed(flight, key, stale, exception, keepTask: false);
        }
        finally
        {
            flights.Forget(in key, flight);
            trace?.End();
        }
    }

    private async ValueTask<RemoteLookup<TValue>?> LookUpAsync(RemoteEntries<TValue> entries, Flight<TValue> flight, TKey key, FlightPlan plan)
    {
        byte[] name = start.NameOf(flight, in key);
        TagNumbers? numbers = start.NumbersOf(flight);
        return plan switch
        {
            FlightPlan.Ahead => await entries.ClaimAsync(name, numbers, LeaseClaim.Replace).ConfigureAwait(false),
            FlightPlan.Renew => await entries.ClaimAsync(name, numbers, LeaseClaim.TakeOver).ConfigureAwait(false),
            _ => await entries.FindAsync(name, numbers, flight).ConfigureAwait(false),
        };
    }

    private RemoteLookup<TValue>? LookUp(RemoteEntries<TValue> entries, Flight<TValue> flight, TKey key, FlightPlan plan)
    {
        byte[] name = start.NameOf(flight, in key);
        TagNumbers? numbers = start.NumbersOf(flight);
        return plan switch
        {
            FlightPlan.Ahead => entries.Claim(name, numbers, LeaseClaim.Replace),
            FlightPlan.Renew => entries.Claim(name, numbers, LeaseClaim.TakeOver),
            _ => entries.Find(name, numbers, flight),
        };
    }

    // Another node is renewing the entry. Who wants the value meanwhile goes on with a flight of its own.
    private static void LeaveToOthers(Flight<TValue> flight) => flight.Land(new LoadedValue<TValue>(default!, Task: null, LoadSource.Absent));

    private async Task<bool> EndsWithinAsync(Task call, TimeSpan limit)
    {
        if (call.IsCompleted)
        {
            return true;
        }

        using var ended = new CancellationTokenSource();
        var elapsed = Task.Delay(limit, time, ended.Token);
        bool isInTime = await Task.WhenAny(call, elapsed).ConfigureAwait(false) == call;
        await ended.CancelAsync().ConfigureAwait(false);
        return isInTime;
    }
}
