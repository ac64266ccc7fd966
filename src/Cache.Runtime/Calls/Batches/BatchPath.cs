using KpiGen.Cache.Coherence;
using KpiGen.Cache.CompilerServices;
using KpiGen.Cache.Flights;
using KpiGen.Cache.Payloads;

namespace KpiGen.Cache.Calls.Batches;

/// <summary>
/// What the leader of several flights does for everybody on board: memory once more, the remote tier in one read, the origin in one call. Each
/// flight lands and is stored as if it had been flown alone, as soon as its value is there.
/// </summary>
/// <remarks>Safe for concurrent use. Nothing is thrown from here: a failure lands like a value does.</remarks>
internal sealed class BatchPath<TService, TKey, TValue>(
    SingleFlight<TKey, TValue> flights,
    FlightLanding<TKey, TValue> landing,
    FlightStart<TKey, TValue> start,
    RemoteBatch<TValue>? remote,
    OriginGuard<TService> origin,
    TypeEpoch epoch,
    LoadTracing<TKey> tracing,
    string methodId)
    where TService : class
    where TKey : struct, ICacheKey<TKey>
{
    public async Detached FlyAsync<TId>(BatchLoad<TService, TId, TKey, TValue> load)
    {
        LoadTrace<TValue>? trace = null;
        try
        {
            BatchSeat<TId, TKey, TValue>[] open = OpenAfterMemory(load);
            trace = tracing.Begin(Array.ConvertAll(open, static seat => seat.Flight));
            foreach (BatchSeat<TId, TKey, TValue> seat in open)
            {
                start.Begin(seat.Flight, seat.Key);
            }

            await (remote is null ? LandOriginAsync(open, load) : LandAsync(remote, open, load)).ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            Fail(load.Seats, exception);
        }
        finally
        {
            foreach (BatchSeat<TId, TKey, TValue> seat in load.Seats)
            {
                flights.Forget(seat.Key, seat.Flight);
            }

            trace?.End();
            load.Land();
        }
    }

    /// <summary>Calls the origin for one caller alone.</summary>
    public async Task<BatchAnswer<TId, TValue>> CallAloneAsync<TId>(
        Func<TService, CancellationToken, Task<BatchAnswer<TId, TValue>>> call, int asked, CancellationToken cancellationToken)
    {
        BatchAnswer<TId, TValue> answer = await origin.CallAloneAsync(call, cancellationToken).ConfigureAwait(false);
        answer.Check(asked, methodId);
        return answer;
    }

    // Most keys are held in no form, and one look tells.
    private BatchSeat<TId, TKey, TValue>[] OpenAfterMemory<TId>(BatchLoad<TService, TId, TKey, TValue> load)
    {
        List<BatchSeat<TId, TKey, TValue>> open = new(load.Seats.Count);
        foreach (BatchSeat<TId, TKey, TValue> seat in load.Seats)
        {
            if (landing.IsHeld(seat.Key))
            {
                if (!load.Renews && landing.TryFromMemory(seat.Flight, seat.Key))
                {
                    continue;
                }

                seat.Stale = landing.StaleFromMemory(seat.Key);
            }

            open.Add(seat);
        }

        return [.. open];
    }

    private async Task LandAsync<TId>(
        RemoteBatch<TValue> entries, BatchSeat<TId, TKey, TValue>[] open, BatchLoad<TService, TId, TKey, TValue> load)
    {
        byte[][] names = Array.ConvertAll(open, seat => start.NameOf(seat.Flight, seat.Key));
        TagNumbers?[] numbers = Array.ConvertAll(open, seat => start.NumbersOf(seat.Flight));
        RemoteSearch<TValue>[] searches = load.Renews
            ? await entries.TakeOverAsync(names, numbers).ConfigureAwait(false)
            : await entries.SearchAsync(names, numbers).ConfigureAwait(false);
        for (int attempt = 0; open.Length > 0; attempt++)
        {
            await ConcludeAsync(entries, searches, open).ConfigureAwait(false);

            // What this node may fill is loaded before it waits for others: two batches that hold what the other one wants would wait for ever.
            await LandOriginAsync(Missing(open, searches), load).ConfigureAwait(false);
            if (Array.TrueForAll(searches, static search => search.Known is not null))
            {
                return;
            }

            load.LandBehind();
            open = [.. open.Where((_, i) => searches[i].Known is null)];
            searches = Array.FindAll(searches, static search => search.Known is null);
            await entries.Wait.WaitAsync(attempt, BatchAbandonment.Watch(open).AbandonedToken).ConfigureAwait(false);
        }
    }

    // What was found lands while the store still answers for the rest.
    private ValueTask ConcludeAsync<TId>(RemoteBatch<TValue> entries, RemoteSearch<TValue>[] searches, BatchSeat<TId, TKey, TValue>[] open)
        => entries.ConcludeAsync(searches, place => TryLand(open[place], searches[place].Known));

    private bool TryLand<TId>(BatchSeat<TId, TKey, TValue> seat, RemoteLookup<TValue>? lookup)
    {
        if (lookup is not { Entry: { } entry })
        {
            return false;
        }

        if (!seat.Flight.HasLanded)
        {
            landing.FromRemote(seat.Flight, seat.Key, entry);
        }

        return true;
    }

    // Lands what was found at last, and returns what nobody else is loading.
    private List<BatchSeat<TId, TKey, TValue>> Missing<TId>(BatchSeat<TId, TKey, TValue>[] open, RemoteSearch<TValue>[] searches)
    {
        List<BatchSeat<TId, TKey, TValue>> seats = [];
        for (int i = 0; i < open.Length; i++)
        {
            if (!TryLand(open[i], searches[i].Known) && searches[i].Known is { } missing)
            {
                open[i].Fill = missing.Fill;
                open[i].Stale ??= landing.StaleFromRemote(open[i].Flight, open[i].Key, missing.Stale);
                seats.Add(open[i]);
            }
        }

        return seats;
    }

    private async Task LandOriginAsync<TId>(IReadOnlyList<BatchSeat<TId, TKey, TValue>> seats, BatchLoad<TService, TId, TKey, TValue> load)
    {
        if (seats.Count == 0)
        {
            return;
        }

        EpochStamp stamp = epoch.BeginLoad();
        LoadDecision decision = CacheLoad.Begin();
        TId[] ids = [.. seats.Select(static seat => seat.Id)];
        BatchFills<TValue>? fills = remote?.NewFills();
        BatchAbandonment abandonment = BatchAbandonment.Watch(seats);
        try
        {
            BatchAnswer<TId, TValue> answer = await origin.CallAsync((service, token) => load.Call(service, ids, seats[0].Key, token), abandonment).ConfigureAwait(false);
            answer.Check(ids.Length, methodId);
            for (int i = 0; i < seats.Count; i++)
            {
                seats[i].Fill?.Collected = fills;
                Land(seats[i], answer, i, stamp, decision, load.Traits);
            }
        }
        catch (Exception exception)
        {
            Fail(seats, exception);
        }
        finally
        {
            fills?.Send();
        }
    }

    // Code of the application has a say in what is stored, and may throw: the other values have nothing to do with that.
    private void Land<TId>(
        BatchSeat<TId, TKey, TValue> seat, BatchAnswer<TId, TValue> answer, int position, EpochStamp stamp, LoadDecision decision, BatchTraits<TValue> traits)
    {
        try
        {
            (bool isPresent, TValue value) = answer.Find(position, seat.Id);
            if (isPresent || traits.Absence == BatchAbsence.Null)
            {
                landing.FromOrigin(seat.Flight, seat.Key, seat.Fill, traits.CopyOf(value), stamp, decision);
                return;
            }

            seat.Fill?.Release();
            seat.Flight.Land(new LoadedValue<TValue>(value, LoadSource.Absent));
        }
        catch (Exception exception)
        {
            Fail([seat], exception);
        }
    }

    // What has landed is not taken back: its value is stored, and the failure of another one says nothing about it.
    private void Fail<TId>(IReadOnlyList<BatchSeat<TId, TKey, TValue>> seats, Exception exception)
    {
        landing.CountFailure(exception, isAbandoned: seats.All(static seat => seat.Flight.IsAbandoned));
        foreach (BatchSeat<TId, TKey, TValue> seat in seats.Where(static seat => !seat.Flight.HasLanded))
        {
            seat.Fill?.Release();
            landing.Failed(seat.Flight, seat.Key, seat.Stale, exception);
        }
    }
}
