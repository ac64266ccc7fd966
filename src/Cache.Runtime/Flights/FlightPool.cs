using System.Collections.Concurrent;

namespace KpiGen.Cache.Flights;

/// <summary>Flights that are used again, so that one that finds its value in a tier costs no memory.</summary>
/// <remarks>
/// Safe for concurrent use. A flight comes back only when nobody can know it any more: it has been taken out of the table, in which others are found under
/// the table's lock only; nobody has joined it; nothing has its token; its leader has its value, and whoever flew it has let go of it.
/// </remarks>
internal sealed class FlightPool<TValue>
{
    private const int MaxIdle = 64;

    private readonly ConcurrentQueue<Flight<TValue>> _idle = new();

    public Flight<TValue> Begin(int epoch) => (_idle.TryDequeue(out Flight<TValue>? flight) ? flight : new Flight<TValue>()).Begin(epoch);

    /// <summary>Notes that one of its two users does not look at a flight any more.</summary>
    public void Release(Flight<TValue> flight)
    {
        if (!flight.Release() || _idle.Count >= MaxIdle)
        {
            return;
        }

        // What it holds must not live as long as it does.
        flight.Forget();
        _idle.Enqueue(flight);
    }
}
