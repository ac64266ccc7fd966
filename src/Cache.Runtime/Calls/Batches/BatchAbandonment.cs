using KpiGen.Cache.Flights;

namespace KpiGen.Cache.Calls.Batches;

/// <summary>The token of a load of several flights: it fires when the last caller of the last of them has left.</summary>
/// <remarks>Safe for concurrent use. It holds nothing that has to be given back.</remarks>
internal sealed class BatchAbandonment : ICancellableLoad
{
    private readonly CancellationTokenSource _everybodyLeft;
    private int _flying;

    private BatchAbandonment(CancellationTokenSource everybodyLeft, int flights) => (_everybodyLeft, _flying) = (everybodyLeft, flights);

    /// <inheritdoc/>
    public CancellationToken AbandonedToken => _everybodyLeft.Token;

    public static BatchAbandonment Watch<TId, TKey, TValue>(IReadOnlyList<BatchSeat<TId, TKey, TValue>> seats)
        where TKey : struct, IEquatable<TKey>
    {
        var abandonment = new BatchAbandonment(new CancellationTokenSource(), seats.Count);
        foreach (BatchSeat<TId, TKey, TValue> seat in seats)
        {
            seat.Join(abandonment);
        }

        return abandonment;
    }

    /// <summary>Notes that everybody has left one of the flights.</summary>
    public void NoteAbandoned()
    {
        if (Interlocked.Decrement(ref _flying) == 0)
        {
            Cancel();
        }
    }

    /// <inheritdoc/>
    public void Cancel() => _everybodyLeft.CancelBehind();
}
