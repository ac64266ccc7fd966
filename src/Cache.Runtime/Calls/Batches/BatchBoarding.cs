using System.Runtime.ExceptionServices;
using KpiGen.Cache.Calls.Batches.Requests;
using KpiGen.Cache.Coherence;
using KpiGen.Cache.CompilerServices;
using KpiGen.Cache.Flights;

namespace KpiGen.Cache.Calls.Batches;

/// <summary>What a caller does about the keys that memory does not hold: it joins the flights that are under way, sees the others off, and waits for all.</summary>
/// <remarks>Safe for concurrent use.</remarks>
internal sealed class BatchBoarding<TService, TKey, TValue>(
    SingleFlight<TKey, TValue> flights, BatchPath<TService, TKey, TValue> path, MethodObserver<TKey> observer, TypeEpoch epoch)
    where TService : class
    where TKey : struct, ICacheKey<TKey>
{
    private static readonly LoadedValue<TValue> Failed = default(LoadedValue<TValue>) with { Source = LoadSource.Origin };

    /// <summary>Fills slots.</summary>
    /// <returns>The slots for which somebody else's flight has brought no value; they have to be tried again.</returns>
    public async Task<List<int>> FillAsync<TId>(
        BatchRequest<TId, TKey, TValue> request,
        IReadOnlyList<int> slots,
        Func<TService, TId[], TKey, CancellationToken, Task<BatchAnswer<TId, TValue>>> call,
        BatchTraits<TValue> traits,
        bool renews,
        CancellationToken cancellationToken)
    {
        Flight<TValue>[] joined = Board(request, slots, call, traits, renews, out Task? landing);
        if (landing is not null)
        {
            // Whoever waits for the first of many that land one after the other is woken for each of them.
            await landing.WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        List<int> again = [];
        ExceptionDispatchInfo? failure = null;
        for (int i = 0; i < joined.Length; i++)
        {
            LoadedValue<TValue> loaded = Failed;
            try
            {
                if (failure is null)
                {
                    loaded = joined[i].TryGet(out LoadedValue<TValue> there) ? there : await joined[i].WaitAsync(cancellationToken).ConfigureAwait(false);
                    Take(request, slots[i], in loaded);
                }
                else if (joined[i].LeaveUnlessLanded(out LoadedValue<TValue> landed))
                {
                    loaded = landed;
                }
            }
            catch (Exception exception)
            {
                failure = ExceptionDispatchInfo.Capture(exception);
            }

            if (failure is null && (loaded.Source == LoadSource.Elsewhere || (loaded.Source == LoadSource.Absent && traits.Absence == BatchAbsence.Impossible)))
            {
                again.Add(slots[i]);
            }
            else
            {
                Count(request, slots[i], in loaded);
            }
        }

        if (failure is not null)
        {
            again.ForEach(slot => Count(request, slot, Failed));
            failure.Throw();
        }

        return again;
    }

    /// <summary>Asks the origin for this caller alone.</summary>
    public async Task PassAsync<TId>(
        BatchRequest<TId, TKey, TValue> request,
        int[] slots,
        Func<TService, TId[], TKey, CancellationToken, Task<BatchAnswer<TId, TValue>>> call,
        CancellationToken cancellationToken)
    {
        Array.ForEach(slots, _ => observer.Bypassed());

        TId[] ids = Array.ConvertAll(slots, slot => request.Id(request.Slot(slot).First));
        BatchAnswer<TId, TValue> answer = await path.CallAloneAsync((service, token) => call(service, ids, request.Slot(slots[0]).Key, token), ids.Length, cancellationToken).ConfigureAwait(false);
        for (int i = 0; i < slots.Length; i++)
        {
            if (answer.Find(i, ids[i]) is (true, var value))
            {
                request.Slot(slots[i]).Put(value);
            }
        }
    }

    // An id without a value was answered by the origin all the same. Callers get a collection, so the single entries are nothing to them.
    private void Count<TId>(BatchRequest<TId, TKey, TValue> request, int slot, in LoadedValue<TValue> loaded)
        => observer.Landed(request.Slot(slot).Key, IsValue(in loaded) ? loaded with { Entry = null } : Failed);

    private static bool IsValue(in LoadedValue<TValue> loaded) => loaded.Source is not (LoadSource.Absent or LoadSource.Elsewhere);

    private static void Take<TId>(BatchRequest<TId, TKey, TValue> request, int slot, in LoadedValue<TValue> loaded)
    {
        if (IsValue(in loaded))
        {
            request.Slot(slot).Put(loaded.Value);
        }
    }

    private Flight<TValue>[] Board<TId>(
        BatchRequest<TId, TKey, TValue> request,
        IReadOnlyList<int> slots,
        Func<TService, TId[], TKey, CancellationToken, Task<BatchAnswer<TId, TValue>>> call,
        BatchTraits<TValue> traits,
        bool renews,
        out Task? landing)
    {
        landing = null;
        var joined = new Flight<TValue>[slots.Count];
        List<BatchSeat<TId, TKey, TValue>> led = [];
        for (int i = 0; i < joined.Length; i++)
        {
            BatchSlot<TKey, TValue> slot = request.Slot(slots[i]);
            bool leads = renews;
            joined[i] = renews ? flights.Replace(in slot.Key, epoch.Current) : flights.Join(in slot.Key, epoch.Current, out leads);
            if (leads)
            {
                led.Add(new BatchSeat<TId, TKey, TValue>(joined[i], slot.Key, request.Id(slot.First)));
            }
        }

        if (led.Count > 0)
        {
            var load = new BatchLoad<TService, TId, TKey, TValue>(led, call, traits, renews);
            CleanContext.Run((path, load), static s => _ = s.path.FlyAsync(s.load));

            // The loads of others may fail before, and then nobody waits for the rest.
            landing = led.Count == joined.Length ? load.Landing : null;
        }

        return joined;
    }
}
