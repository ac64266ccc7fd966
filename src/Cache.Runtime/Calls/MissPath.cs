using System.Diagnostics.CodeAnalysis;
using KpiGen.Cache.Coherence;
using KpiGen.Cache.CompilerServices;
using KpiGen.Cache.Flights;
using KpiGen.Cache.Policies;
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
    MethodMemory<TKey, TValue> memory,
    FailureMemo<TKey> failures,
    OriginGuard<TService> origin,
    MethodObserver<TKey> observer,
    MethodPolicy policy,
    TypeEpoch epoch)
    where TService : class
    where TKey : struct, ICacheKey<TKey>
{
    public async Task<TValue> LoadAsync(TKey key, Func<TService, CancellationToken, Task<TValue>> load, bool keepTask, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        CallMode mode = CallScope.Current?.Mode ?? CallMode.Normal;
        if (mode == CallMode.Bypass)
        {
            observer.Bypassed();
            return await origin.CallAloneAsync(load, cancellationToken).ConfigureAwait(false);
        }

        if (mode == CallMode.Normal)
        {
            if (TryServeAged(in key, out MemoryEntry<TKey, TValue>? aged, out FlightPlan plan, out bool isDue))
            {
                if (isDue && flights.TryLead(in key, epoch.Current) is { } behind)
                {
                    Start(behind, key, load, plan, keepTask);
                }

                return aged.Value;
            }

            failures.ThrowIfKnown(in key);
        }

        bool renews = mode == CallMode.Refresh;
        while (true)
        {
            bool leads = renews;
            Flight<TValue> flight = renews ? flights.Replace(in key, epoch.Current) : flights.Join(in key, epoch.Current, out leads);
            if (leads)
            {
                Start(flight, key, load, renews ? FlightPlan.Renew : FlightPlan.Miss, keepTask);
            }

            LoadedValue<TValue> loaded = default(LoadedValue<TValue>) with { Source = LoadSource.Origin };
            try
            {
                loaded = await flight.WaitAsync(cancellationToken).ConfigureAwait(false);
                if (loaded.Source != LoadSource.Absent)
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
            if (TryServeAged(in key, out MemoryEntry<TKey, TValue>? aged, out FlightPlan plan, out bool isDue))
            {
                if (isDue && flights.TryLead(in key, epoch.Current) is { } behind)
                {
                    // Behind the answer there is no thread of a caller that has to be spared.
                    ThreadPool.UnsafeQueueUserWorkItem(_ => Fly(behind, key, load, plan), null);
                }

                return aged.Value;
            }

            failures.ThrowIfKnown(in key);
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
                if (loaded.Source != LoadSource.Absent)
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

    // A value that is current, but due to be renewed; or a stale one that is served at once or because the origin is in trouble.
    private bool TryServeAged(
        in TKey key, [NotNullWhen(true)] out MemoryEntry<TKey, TValue>? entry, out FlightPlan plan, out bool isDue)
    {
        plan = FlightPlan.Behind;
        isDue = false;
        if (!memory.TryGetAged(in key, out entry, out long now))
        {
            return false;
        }

        CachePolicy inForce = policy.Current;
        EntryAge age = entry.Age!;
        bool isFresh = age.FreshUntil > now;
        if (!age.MayServe(now, inForce.Stale) || (!isFresh && !inForce.RefreshBehind && !age.IsResting(now)))
        {
            return false;
        }

        plan = isFresh ? FlightPlan.Ahead : FlightPlan.Behind;
        isDue = age.TryClaim(now, inForce.RetryInterval);
        observer.Answered(in key, isFresh);
        return true;
    }

    private void Start(Flight<TValue> flight, TKey key, Func<TService, CancellationToken, Task<TValue>> load, FlightPlan plan, bool keepTask)
        => CleanContext.Run((path, flight, key, load, plan, keepTask), static s => _ = s.path.FlyAsync(s.flight, s.key, s.load, s.plan, s.keepTask));

    private void Fly(Flight<TValue> flight, TKey key, Func<TService, CancellationToken, TValue> load, FlightPlan plan)
        => CleanContext.Run((path, flight, key, load, plan), static s => s.path.Fly(s.flight, s.key, s.load, s.plan));
}
