using KpiGen.Cache.Flights;

namespace KpiGen.Cache.Calls.Batches;

/// <summary>One flight that a batch has to fly.</summary>
internal sealed class BatchSeat<TId, TKey, TValue>(Flight<TValue> flight, TKey key, TId id)
    where TKey : struct, IEquatable<TKey>
{
    public Flight<TValue> Flight { get; } = flight;

    public TKey Key { get; } = key;

    public TId Id { get; } = id;

    /// <summary>Gets or sets the right to fill the entry of the remote tier; there is none without such a tier, or in trouble with it.</summary>
    public RemoteFill<TValue>? Fill { get; set; }

    /// <summary>Gets or sets the value that may be served when the origin fails.</summary>
    public StaleValue<TKey, TValue>? Stale { get; set; }
}
