using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Runtime.ExceptionServices;
using KpiGen.Cache.Coherence;
using KpiGen.Cache.CompilerServices;
using KpiGen.Cache.Flights;
using KpiGen.Cache.Tiers.Memory;

namespace KpiGen.Cache.Calls;

/// <summary>
/// What a caller does whom the hit path did not answer: it may want to pass the cache, there may be a value that is served while a better one is
/// loaded, or it waits for a flight.
/// </summary>
/// <remarks>Safe for concurrent use.</remarks>
internal sealed class MissPath<TService, TKey, TValue>(
    SingleFlight<TKey, TValue> flights,
    FlightPath<TService, TKey, TValue> path,
    AgedEntries<TKey, TValue> aged,
    FailureMemo<TKey, TValue> failures,
    MethodHooks<TKey, TValue> hooks,
    OriginGuard<TService> origin,
    MethodObserver<TKey> observer,
    TypeEpoch epoch)
    where TService : class
    where TKey : struct, ICacheKey<TKey>
{
    [AsyncMethodBuilder(typeof(PooledTaskMethodBuilder<>))]
    public async Task<TValue> LoadAsync<TCall>(TKey key, TCall load, CancellationToken cancellationToken)
        where TCall : struct, IOriginCall<TService, TValue>
    {
        cancellationToken.ThrowIfCancellationRequested();
        CallMode mode = CallScope.Current?.Mode ?? CallMode.Normal;
        if (mode == CallMode.Bypass)
        {
            observer.Bypassed();
            return await origin.CallAloneAsync(load.InvokeAsync, cancellationToken).ConfigureAwait(false);
        }

        if (mode == CallMode.Normal)
        {
            if (aged.TryServe(in key, out MemoryEntry<TKey, TValue>? entry, out FlightPlan? renewal))
            {
                if (renewal is { } plan && flights.TryLead(in key, epoch.Current) is { } behind)
                {
                    Start(behind, key, load, plan);
                }

                return entry.Value;
            }

            if (TryRepeatFailure(in key, out TValue? fallback))
            {
                return fallback;
            }
        }

        bool renews = mode == CallMode.Refresh;
        while (true)
        {
            bool leads = renews;
            Flight<TValue> flight = renews ? flights.Replace(in key, epoch.Current) : flights.Join(in key, epoch.Current, out leads);
            if (leads)
            {
                Start(flight, key, load, renews ? FlightPlan.Renew : FlightPlan.Miss);
            }

            LoadedValue<TValue> loaded = default(LoadedValue<TValue>) with { Source = LoadSource.Origin };
            try
            {
                loaded = await flight.WaitAsync(leads, cancellationToken).ConfigureAwait(false);
                if (leads)
                {
                    flights.Release(flight);
                }

                if (loaded.Source is not (LoadSource.Absent or LoadSource.Elsewhere))
                {
                    return loaded.Value;
                }
            }
            finally
            {
                observer.Landed(in key, in loaded);
            }
        }
    }

    public TValue Load(TKey key, Func<TService, CancellationToken, TValue> load, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        CallMode mode = CallScope.Current?.Mode ?? CallMode.Normal;
        if (mode == CallMode.Bypass)
        {
            observer.Bypassed();
            return origin.CallAlone(load, cancellationToken);
        }

        if (mode == CallMode.Normal)
        {
            if (aged.TryServe(in key, out MemoryEntry<TKey, TValue>? entry, out FlightPlan? renewal))
            {
                if (renewal is { } plan && flights.TryLead(in key, epoch.Current) is { } behind)
                {
                    // Behind the answer there is no thread of a caller that has to be spared.
                    ThreadPool.UnsafeQueueUserWorkItem(_ => Fly(behind, key, load, plan), null);
                }

                return entry.Value;
            }

            if (TryRepeatFailure(in key, out TValue? fallback))
            {
                return fallback;
            }
        }

        bool renews = mode == CallMode.Refresh;
        while (true)
        {
            bool leads = renews;
            Flight<TValue> flight = renews ? flights.Replace(in key, epoch.Current) : flights.Join(in key, epoch.Current, out leads);
            if (leads)
            {
                // The leader is busy flying and cannot wait; its cancellation has to reach the origin all the same.
                using CancellationTokenRegistration leaving = cancellationToken.UnsafeRegister(static left => ((Flight<TValue>)left!).Leave(), flight);
                Fly(flight, key, load, renews ? FlightPlan.Renew : FlightPlan.Miss);
            }

            LoadedValue<TValue> loaded = default(LoadedValue<TValue>) with { Source = LoadSource.Origin };
            try
            {
                loaded = flight.Wait(cancellationToken);
                if (loaded.Source is not (LoadSource.Absent or LoadSource.Elsewhere))
                {
                    return loaded.Value;
                }
            }
            finally
            {
                observer.Landed(in key, in loaded);
            }
        }
    }

    // Answers as the load before has ended, without another one: with what takes the place of the failure, or with the failure itself.
    private bool TryRepeatFailure(in TKey key, [MaybeNullWhen(false)] out TValue fallback)
    {
        fallback = default;
        if (!failures.TryGet(in key, out ExceptionDispatchInfo? failure))
        {
            return false;
        }

        observer.Landed(in key, LoadSource.Origin);
        if (!hooks.TryFallBack(failure.SourceException, out fallback))
        {
            failure.Throw();
        }

        return true;
    }

    private void Start<TCall>(Flight<TValue> flight, TKey key, TCall load, FlightPlan plan)
        where TCall : struct, IOriginCall<TService, TValue>
        => CleanContext.Run((path, flight, key, load, plan), static s => _ = s.path.FlyAsync(s.flight, s.key, s.load, s.plan));

    private void Fly(Flight<TValue> flight, TKey key, Func<TService, CancellationToken, TValue> load, FlightPlan plan)
        => CleanContext.Run((path, flight, key, load, plan), static s => s.path.Fly(s.flight, s.key, s.load, s.plan));
}
