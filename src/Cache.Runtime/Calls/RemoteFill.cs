using KpiGen.Cache.Calls.Batches;
using KpiGen.Cache.Flights;
using KpiGen.Cache.Payloads;

namespace KpiGen.Cache.Calls;

/// <summary>The right of a flight to fill a missing entry of the remote tier. It ends once: with the value, or without one.</summary>
/// <remarks>Not thread-safe but for its release; the leader of a flight has it.</remarks>
internal sealed class RemoteFill<TValue>(RemoteWrites<TValue> writes, byte[] key, LeaseHold hold, TagStamp[]? tags) : IAbandonmentWatch
{
    private static readonly Task<bool?> NotYet = Task.FromResult<bool?>(null);

    /// <summary>Gets or sets where the write is collected that is not to be made at once.</summary>
    public BatchFills<TValue>? Collected { get; set; }

    /// <summary>Makes the write of a value ready. Serialising happens here, outside the flight's lock, unless the write is collected.</summary>
    /// <param name="value">The value.</param>
    /// <param name="stamp">The numbers of the type when the load began.</param>
    /// <param name="ttl">How long it is current.</param>
    /// <param name="lifetime">How long it may be served at all.</param>
    /// <param name="missed">Called with the whole stamp when the tier cannot be reached.</param>
    /// <returns>What starts the write, or <see langword="null"/> when there is nothing to write and the lease has ended.</returns>
    public Func<Task<bool?>>? Prepare(TValue value, EpochStamp stamp, TimeSpan ttl, TimeSpan lifetime, Action<EpochStamp>? missed = null)
    {
        var fill = new PreparedFill<TValue>(key, hold, value, stamp with { Tags = tags }, ttl, lifetime, missed);
        return Collected is { } fills ? () => Collect(fills, fill) : writes.Prepare(fill);
    }

    /// <summary>
    /// Ends the lease as soon as nobody waits for the load any more. What an abandoned origin still brings is not stored, and one that does not
    /// stop would hold up every node for as long as it runs.
    /// </summary>
    public void ReleaseWhenAbandoned(Flight<TValue> flight) => flight.TellWhenAbandoned(this);

    void IAbandonmentWatch.NoteAbandoned() => Release();

    /// <summary>Ends the lease without a value, so that others need not wait for it.</summary>
    public void Release() => writes.Release(hold.Lease);

    private static Task<bool?> Collect(BatchFills<TValue> fills, PreparedFill<TValue> fill)
    {
        fills.Add(fill);
        return NotYet;
    }
}
