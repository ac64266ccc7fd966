using KpiGen.Cache.Coherence;
using KpiGen.Cache.CompilerServices;
using KpiGen.Cache.Flights;
using KpiGen.Cache.Payloads;

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
    public async Detached FlyAsync<TCall>(Flight<TValue> flight, TKey key, TCall load, FlightPlan plan)
        where TCall : struct, IOriginCall<TService, TValue>
    {
        StaleValue<TKey, TValue>? stale = null;
        LoadTrace<TValue>? trace = null;
        SoftLanding<TKey, TValue>? soft = SoftLandingOf(flight, plan);
        try
        {
            if (plan == FlightPlan.Miss && landing.TryFromMemory(flight, in key))
            {
                return;
            }

            trace = tracing.Begin(flight, in key);
            start.Begin(flight, in key);
            stale = landing.StaleFromMemory(in key);
            soft?.Offer(stale);
            RemoteFill<TValue>? fill = null;
            if (remote is not null)
            {
                if (await LookUpAsync(remote, flight, key, plan, OfferTo(soft, flight, key)).ConfigureAwait(false) is not { } lookup)
                {
                    LeaveToOthers(flight);
                    return;
                }

                if (lookup.Entry is { } found)
                {
                    landing.FromRemote(flight, key, found);
                    return;
                }

                fill = lookup.Fill;
                stale ??= landing.StaleFromRemote(flight, key, lookup.Stale);
                soft?.Offer(stale);
            }

            await LoadAsync(flight, key, load, fill).ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            landing.CountFailure(exception, flight.IsAbandoned);
            landing.Failed(flight, key, stale, exception);
        }
        finally
        {
            soft?.Dispose();
            flights.Forget(in key, flight);
            trace?.End();
            flight.Disembark();
            if (soft is null && trace is null)
            {
                flights.Release(flight);
            }
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
                    landing.FromRemote(flight, key, found);
                    return;
                }

                stale ??= landing.StaleFromRemote(flight, key, remoteStale);
            }

            // Nobody can stop the thread of the caller, but others need not wait for the lease of a load that everybody has left.
            fill?.ReleaseWhenAbandoned(flight);
            EpochStamp stamp = epoch.BeginLoad();
            LoadDecision decision = CacheLoad.Begin();
            landing.FromOrigin(flight, key, fill, origin.Call(load, flight.AbandonedToken), stamp, decision);
        }
        catch (Exception exception)
        {
            fill?.Release();
            landing.CountFailure(exception, flight.IsAbandoned);
            landing.Failed(flight, key, stale, exception);
        }
        finally
        {
            flights.Forget(in key, flight);
            trace?.End();
        }
    }

    private async Task LoadAsync<TCall>(Flight<TValue> flight, TKey key, TCall load, RemoteFill<TValue>? fill)
        where TCall : struct, IOriginCall<TService, TValue>
    {
        try
        {
            EpochStamp stamp = epoch.BeginLoad();
            LoadDecision decision = CacheLoad.Begin();
            TValue value = await origin.CallAsync(load.InvokeAsync, flight).ConfigureAwait(false);
            landing.FromOrigin(flight, key, fill, value, stamp, decision);
        }
        catch
        {
            fill?.Release();
            throw;
        }
    }

    // Apart from the flight, which would otherwise make room for what this remembers although almost none of them has a limit.
    private Action<RemoteEntry<TValue>>? OfferTo(SoftLanding<TKey, TValue>? soft, Flight<TValue> flight, TKey key)
        => soft is null ? null : Offering(soft, flight, key);

    private Action<RemoteEntry<TValue>> Offering(SoftLanding<TKey, TValue> soft, Flight<TValue> flight, TKey key)
        => found => soft.Offer(landing.StaleFromRemote(flight, key, found));

    private ValueTask<RemoteLookup<TValue>?> LookUpAsync(
        RemoteEntries<TValue> entries, Flight<TValue> flight, TKey key, FlightPlan plan, Action<RemoteEntry<TValue>>? foundStale)
    {
        byte[] name = start.NameOf(flight, in key);
        TagNumbers? numbers = start.NumbersOf(flight);
        return plan switch
        {
            FlightPlan.Ahead => entries.RenewAsync(name, numbers, landing.IsDue),
            FlightPlan.Renew => entries.TakeOverAsync(name, numbers),
            _ => entries.FindAsync(name, numbers, flight, foundStale),
        };
    }

    private RemoteLookup<TValue>? LookUp(RemoteEntries<TValue> entries, Flight<TValue> flight, TKey key, FlightPlan plan)
    {
        byte[] name = start.NameOf(flight, in key);
        TagNumbers? numbers = start.NumbersOf(flight);
        return plan switch
        {
            FlightPlan.Ahead => entries.Renew(name, numbers, landing.IsDue),
            FlightPlan.Renew => entries.TakeOver(name, numbers),
            _ => entries.Find(name, numbers, flight),
        };
    }

    // Another node is renewing the entry. Who wants the value meanwhile goes on with a flight of its own.
    private static void LeaveToOthers(Flight<TValue> flight) => flight.Land(new LoadedValue<TValue>(default!, LoadSource.Elsewhere));

    // Who wants a value that is loaded now does not want a stale one sooner.
    private SoftLanding<TKey, TValue>? SoftLandingOf(Flight<TValue> flight, FlightPlan plan)
        => plan != FlightPlan.Renew && policy.Current.SoftTimeout is { } limit ? new(landing, flight, limit, time) : null;
}
