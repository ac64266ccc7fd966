using System.Runtime.InteropServices;

namespace KpiGen.Cache.Flights;

/// <summary>The loads of one method that are under way: one per key, however many callers want it.</summary>
/// <remarks>
/// Safe for concurrent use. A flight is forgotten when it has landed. Whoever looks for one does so, and joins it, under the lock of its part of the table:
/// a flight that is in no table is known to nobody who could still join it.
/// </remarks>
internal sealed class SingleFlight<TKey, TValue>
    where TKey : struct, IEquatable<TKey>
{
    // Misses of different keys meet in one part now and then. A part is locked before a flight: what runs under the lock of a flight must not enter the table.
    private const int PartBits = 3;
    private const uint Spread = 2654435769;

    private readonly FlightPool<TValue> _pool = new();
    private readonly Dictionary<TKey, Flight<TValue>>[] _parts = [.. Enumerable.Range(0, 1 << PartBits).Select(static _ => new Dictionary<TKey, Flight<TValue>>())];
    private long _joins;

    /// <summary>Gets how many there are.</summary>
    public int Count => _parts.Sum(static part =>
    {
        lock (part)
        {
            return part.Count;
        }
    });

    /// <summary>Gets how many callers have joined a flight that others had begun.</summary>
    public long Joins => Interlocked.Read(ref _joins);

    /// <summary>Joins the load of a key or becomes the one that has to do it.</summary>
    public Flight<TValue> Join(in TKey key, int epoch, out bool leads)
    {
        Dictionary<TKey, Flight<TValue>> part = PartOf(in key);
        lock (part)
        {
            ref Flight<TValue>? place = ref CollectionsMarshal.GetValueRefOrAddDefault(part, key, out _);
            leads = place?.TryJoin(epoch) != true;
            if (!leads)
            {
                Interlocked.Increment(ref _joins);
                return place!;
            }

            // Nobody can find it from here on, so a later invalidation of the key could not reach it any more.
            place?.Invalidate();
            return place = _pool.Begin(epoch);
        }
    }

    /// <summary>Becomes the one that loads a key, whoever is loading it: what the others bring is not stored.</summary>
    public Flight<TValue> Replace(in TKey key, int epoch)
    {
        Dictionary<TKey, Flight<TValue>> part = PartOf(in key);
        lock (part)
        {
            ref Flight<TValue>? place = ref CollectionsMarshal.GetValueRefOrAddDefault(part, key, out _);
            place?.Invalidate();
            return place = _pool.Begin(epoch);
        }
    }

    /// <summary>Becomes the one that loads a key, unless somebody loads it already.</summary>
    public Flight<TValue>? TryLead(in TKey key, int epoch)
    {
        Dictionary<TKey, Flight<TValue>> part = PartOf(in key);
        lock (part)
        {
            ref Flight<TValue>? place = ref CollectionsMarshal.GetValueRefOrAddDefault(part, key, out _);
            return place is null ? place = _pool.Begin(epoch) : null;
        }
    }

    /// <summary>Takes a flight out of the table, unless another one has its place.</summary>
    public void Forget(in TKey key, Flight<TValue> flight)
    {
        Dictionary<TKey, Flight<TValue>> part = PartOf(in key);
        lock (part)
        {
            if (part.TryGetValue(key, out Flight<TValue>? there) && ReferenceEquals(there, flight))
            {
                part.Remove(key);
            }
        }
    }

    /// <summary>Notes that the leader of a flight, or whoever has flown it, does not look at it any more.</summary>
    public void Release(Flight<TValue> flight) => _pool.Release(flight);

    public void Invalidate(in TKey key)
    {
        Dictionary<TKey, Flight<TValue>> part = PartOf(in key);
        lock (part)
        {
            part.GetValueOrDefault(key)?.Invalidate();
        }
    }

    /// <summary>Invalidates the flights of some keys. Those that begin meanwhile began after the invalidation.</summary>
    /// <param name="match">Runs without a lock: the parts of a key may be code of the application.</param>
    public void InvalidateWhere(Predicate<TKey> match)
    {
        foreach (Dictionary<TKey, Flight<TValue>> part in _parts)
        {
            foreach (TKey key in KeysOf(part))
            {
                if (match(key))
                {
                    Invalidate(in key);
                }
            }
        }
    }

    private static TKey[] KeysOf(Dictionary<TKey, Flight<TValue>> part)
    {
        lock (part)
        {
            return part.Count == 0 ? [] : [.. part.Keys];
        }
    }

    // Spreads hashes that differ in few bits, such as those of consecutive numbers (Knuth, TAOCP 3, 6.4).
    private Dictionary<TKey, Flight<TValue>> PartOf(in TKey key) => _parts[((uint)key.GetHashCode() * Spread) >> (32 - PartBits)];
}
