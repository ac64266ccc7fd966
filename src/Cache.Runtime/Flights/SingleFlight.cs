using System.Collections.Concurrent;

namespace KpiGen.Cache.Flights;

/// <summary>The loads of one method that are under way: one per key, however many callers want it.</summary>
/// <remarks>Safe for concurrent use. A flight is forgotten when it has landed.</remarks>
internal sealed class SingleFlight<TKey, TValue>
    where TKey : struct, IEquatable<TKey>
{
    private readonly ConcurrentDictionary<TKey, Flight<TValue>> _flights = new();
    private long _joins;

    public int Count => _flights.Count;

    /// <summary>Gets how many callers have joined a flight that others had begun.</summary>
    public long Joins => Interlocked.Read(ref _joins);

    /// <summary>Joins the load of a key or becomes the one that has to do it.</summary>
    public Flight<TValue> Join(in TKey key, int epoch, out bool leads)
    {
        while (true)
        {
            if (_flights.TryGetValue(key, out Flight<TValue>? flight))
            {
                if (flight.TryJoin(epoch))
                {
                    Interlocked.Increment(ref _joins);
                    leads = false;
                    return flight;
                }

                // Nobody can find the flight from here on, so a later invalidation of the key could not reach it any more.
                flight.Invalidate();
                Forget(in key, flight);
            }

            flight = new Flight<TValue>(epoch);
            if (_flights.TryAdd(key, flight))
            {
                leads = true;
                return flight;
            }
        }
    }

    /// <summary>Becomes the one that loads a key, whoever is loading it: what the others bring is not stored.</summary>
    public Flight<TValue> Replace(in TKey key, int epoch)
    {
        while (true)
        {
            var flight = new Flight<TValue>(epoch);
            if (_flights.TryAdd(key, flight))
            {
                return flight;
            }

            if (_flights.TryGetValue(key, out Flight<TValue>? other))
            {
                other.Invalidate();
                Forget(in key, other);
            }
        }
    }

    /// <summary>Becomes the one that loads a key, unless somebody loads it already.</summary>
    public Flight<TValue>? TryLead(in TKey key, int epoch)
    {
        var flight = new Flight<TValue>(epoch);
        return _flights.TryAdd(key, flight) ? flight : null;
    }

    public void Forget(in TKey key, Flight<TValue> flight) => _flights.TryRemove(KeyValuePair.Create(key, flight));

    public void Invalidate(in TKey key)
    {
        if (_flights.TryGetValue(key, out Flight<TValue>? flight))
        {
            flight.Invalidate();
        }
    }

    public void InvalidateWhere(Predicate<TKey> match)
    {
        foreach ((TKey key, Flight<TValue> flight) in _flights)
        {
            if (match(key))
            {
                flight.Invalidate();
            }
        }
    }
}
