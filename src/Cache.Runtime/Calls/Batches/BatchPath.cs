using KpiGen.Cache.Coherence;
using KpiGen.Cache.CompilerServices;
using KpiGen.Cache.Flights;
using KpiGen.Cache.Payloads;
using KpiGen.Cache.Telemetry;

namespace KpiGen.Cache.Calls.Batches;

/// <summary>
/// What the leader of several flights does for everybody on board: memory once more, the remote tier in one read, the origin in one call. Each
/// flight lands and is stored as if it had been flown alone, as soon as its value is there.
/// </summary>
/// <remarks>Safe for concurrent use. Nothing is thrown from here: a failure lands like a value does.</remarks>
internal sealed class BatchPath<TService, TKey, TValue>(
    SingleFlight<TKey, TValue> flights,
    FlightPath<TService, TKey, TValue> path,
    MethodKeys<TKey> keys,
    RemoteEntries<TValue>? remote,
    Origin<TService> origin,
    TypeEpoch epoch,
    MethodCounters counters,
    string methodId)
    where TService : class
    where TKey : struct, ICacheKey<TKey>
{
    public async Task FlyAsync<TId>(BatchLoad<TService, TId, TKey, TValue> load)
    {
        IReadOnlyList<BatchSeat<TId, TKey, TValue>> open = load.Seats;
        try
        {
            open = [.. load.Seats.Where(seat => !path.TryLandFromMemory(seat.Flight, seat.Key))];
            if (remote is not null && open.Count > 0)
            {
                open = await LandRemoteAsync(open, load.Traits).ConfigureAwait(false);
            }

            if (open.Count > 0)
            {
                await LandOriginAsync(open, load).ConfigureAwait(false);
            }
        }
        catch (Exception exception)
        {
            Fail(open, exception);
        }
        finally
        {
            foreach (BatchSeat<TId, TKey, TValue> seat in load.Seats)
            {
                flights.Forget(seat.Key, seat.Flight);
            }
        }
    }

    private async Task<BatchSeat<TId, TKey, TValue>[]> LandRemoteAsync<TId>(IReadOnlyList<BatchSeat<TId, TKey, TValue>> seats, BatchTraits<TValue> traits)
    {
        byte[][] texts = new byte[seats.Count][];
        for (int i = 0; i < seats.Count; i++)
        {
            texts[i] = seats[i].Text = keys.Text(seats[i].Key);
        }

        RemoteEntry<TValue>?[] entries = await remote!.ReadManyAsync(texts).ConfigureAwait(false);
        for (int i = 0; i < seats.Count; i++)
        {
            if (entries[i] is { } entry)
            {
                path.LandRemote(seats[i].Flight, seats[i].Key, entry, traits.KeepsTasks);
            }
        }

        return [.. seats.Where((_, i) => entries[i] is null)];
    }

    private async Task LandOriginAsync<TId>(IReadOnlyList<BatchSeat<TId, TKey, TValue>> seats, BatchLoad<TService, TId, TKey, TValue> load)
    {
        EpochStamp stamp = epoch.BeginLoad();
        TId[] ids = [.. seats.Select(static seat => seat.Id)];
        using BatchAbandonment abandonment = BatchAbandonment.Watch(seats);
        BatchAnswer<TId, TValue> answer = await origin.CallAsync((service, token) => load.Call(service, ids, seats[0].Key, token), abandonment.Token).ConfigureAwait(false);
        answer.Check(ids.Length, methodId);
        for (int i = 0; i < seats.Count; i++)
        {
            BatchSeat<TId, TKey, TValue> seat = seats[i];
            (bool isPresent, TValue value) = answer.Find(i, ids[i]);
            if (isPresent || load.Traits.Absence == BatchAbsence.Null)
            {
                path.LandOrigin(seat.Flight, seat.Key, seat.Text, load.Traits.CopyOf(value), stamp, load.Traits.KeepsTasks);
            }
            else
            {
                seat.Flight.Land(new LoadedValue<TValue>(value, Task: null, LoadSource.Absent));
            }
        }
    }

    private void Fail<TId>(IReadOnlyList<BatchSeat<TId, TKey, TValue>> seats, Exception exception)
    {
        // An origin that stops because everybody has left did not fail.
        if (!(exception is OperationCanceledException && seats.All(static seat => seat.Flight.IsAbandoned)))
        {
            counters.CountOriginFailure();
        }

        foreach (BatchSeat<TId, TKey, TValue> seat in seats)
        {
            seat.Flight.Fail(exception);
        }
    }
}
