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
    /// <summary>Fills slots.</summary>
    /// <returns>The slots that another batch had no value for although this one needs one; they have to be tried again.</returns>
    public async Task<List<int>> FillAsync<TId>(
        BatchRequest<TId, TKey, TValue> request,
        IReadOnlyList<int> slots,
        Func<TService, TId[], TKey, CancellationToken, Task<BatchAnswer<TId, TValue>>> call,
        BatchTraits<TValue> traits,
        bool renews,
        CancellationToken cancellationToken)
    {
        Flight<TValue>[] joined = Board(request, slots, call, traits, renews);
        List<int> again = [];
        ExceptionDispatchInfo? failure = null;
        for (int i = 0; i < joined.Length; i++)
        {
            LoadSource source = LoadSource.Origin;
            try
            {
                if (failure is null)
                {
                    source = Take(request, slots[i], await joined[i].WaitAsync(cancellationToken).ConfigureAwait(false));
                }
                else if (joined[i].LeaveUnlessLanded(out LoadedValue<TValue> loaded))
                {
                    source = loaded.Source;
                }
            }
            catch (Exception exception)
            {
                failure = ExceptionDispatchInfo.Capture(exception);
            }

            if (source == LoadSource.Absent && traits.Absence == BatchAbsence.Impossible && failure is null)
            {
                again.Add(slots[i]);
            }
            else
            {
                Count(request, slots[i], source);
            }
        }

        if (failure is not null)
        {
            again.ForEach(slot => Count(request, slot, LoadSource.Origin));
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

    private void Count<TId>(BatchRequest<TId, TKey, TValue> request, int slot, LoadSource source)
        => observer.Landed(request.Slot(slot).Key, source == LoadSource.Absent ? LoadSource.Origin : source);

    private static LoadSource Take<TId>(BatchRequest<TId, TKey, TValue> request, int slot, LoadedValue<TValue> loaded)
    {
        if (loaded.Source != LoadSource.Absent)
        {
            request.Slot(slot).Put(loaded.Value);
        }

        return loaded.Source;
    }

    private Flight<TValue>[] Board<TId>(
        BatchRequest<TId, TKey, TValue> request,
        IReadOnlyList<int> slots,
        Func<TService, TId[], TKey, CancellationToken, Task<BatchAnswer<TId, TValue>>> call,
        BatchTraits<TValue> traits,
        bool renews)
    {
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
        }

        return joined;
    }
}
