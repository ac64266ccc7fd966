using KpiGen.Cache.Flights;

namespace KpiGen.Cache.Calls.Batches;

/// <summary>One flight that a batch has to fly.</summary>
internal sealed class BatchSeat<TId, TKey, TValue>(Flight<TValue> flight, TKey key, TId id)
{
    public Flight<TValue> Flight { get; } = flight;

    public TKey Key { get; } = key;

    public TId Id { get; } = id;

    /// <summary>Gets or sets the text of the key; nobody needs it without a remote tier.</summary>
    public byte[]? Text { get; set; }
}
