using KpiGen.Cache.Flights;

namespace KpiGen.Cache.Calls.Batches;

/// <summary>One flight that a batch has to fly.</summary>
/// <remarks>The leader of the batch has it; from elsewhere it is only told that everybody has left.</remarks>
internal sealed class BatchSeat<TId, TKey, TValue>(Flight<TValue> flight, TKey key, TId id) : IAbandonmentWatch
    where TKey : struct, IEquatable<TKey>
{
    private BatchAbandonment? _load;
    private bool _isAbandoned;

    public Flight<TValue> Flight { get; } = flight;

    public TKey Key { get; } = key;

    public TId Id { get; } = id;

    /// <summary>Gets or sets the right to fill the entry of the remote tier; there is none without such a tier, or in trouble with it.</summary>
    public RemoteFill<TValue>? Fill { get; set; }

    /// <summary>Gets or sets the value that may be served when the origin fails.</summary>
    public StaleValue<TKey, TValue>? Stale { get; set; }

    /// <summary>
    /// Becomes part of a load that ends when everybody has left all of its flights. Its right to fill ends as soon as everybody has left this one: an origin
    /// that does not stop would hold up every node for as long as it runs.
    /// </summary>
    public void Join(BatchAbandonment load)
    {
        bool isFirst;
        bool isAbandoned;
        lock (this)
        {
            isFirst = _load is null;
            isAbandoned = _isAbandoned;
            _load = load;
        }

        if (isAbandoned)
        {
            End(load);
        }
        else if (isFirst)
        {
            Flight.TellWhenAbandoned(this);
        }
    }

    void IAbandonmentWatch.NoteAbandoned()
    {
        BatchAbandonment load;
        lock (this)
        {
            _isAbandoned = true;
            load = _load!;
        }

        End(load);
    }

    private void End(BatchAbandonment load)
    {
        Fill?.Release();
        load.NoteAbandoned();
    }
}
