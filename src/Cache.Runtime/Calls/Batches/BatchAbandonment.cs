namespace KpiGen.Cache.Calls.Batches;

/// <summary>The token of an origin that loads several flights at once: it fires when the last caller of the last of them has left.</summary>
internal sealed class BatchAbandonment : IDisposable
{
    private readonly CancellationTokenSource _everybodyLeft = new();
    private readonly List<CancellationTokenRegistration> _watched = [];
    private int _flying;

    private BatchAbandonment(int flights) => _flying = flights;

    public CancellationToken Token => _everybodyLeft.Token;

    public static BatchAbandonment Watch<TId, TKey, TValue>(IReadOnlyList<BatchSeat<TId, TKey, TValue>> seats)
        where TKey : struct, IEquatable<TKey>
    {
        var abandonment = new BatchAbandonment(seats.Count);
        foreach (BatchSeat<TId, TKey, TValue> seat in seats)
        {
            abandonment._watched.Add(seat.Flight.AbandonedToken.UnsafeRegister(static watch => ((BatchAbandonment)watch!).NoteAbandoned(), abandonment));
        }

        return abandonment;
    }

    // The source stays: a callback that is under way may still cancel it, and it holds nothing that has to be given back.
    public void Dispose()
    {
        foreach (CancellationTokenRegistration registration in _watched)
        {
            registration.Unregister();
        }
    }

    private void NoteAbandoned()
    {
        if (Interlocked.Decrement(ref _flying) == 0)
        {
            _everybodyLeft.Cancel();
        }
    }
}
