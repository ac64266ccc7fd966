namespace KpiGen.Cache.Calls.Batches;

/// <summary>
/// The entries that a batch fills in the remote tier. They are collected while its values land, and written behind them in one go: callers do not
/// wait for the serialising of a hundred values, and the store gets one command in place of a hundred.
/// </summary>
/// <remarks>Not thread-safe; the leader of a batch has it. What is invalidated in between has lost its lease, or is outdated by its stamp.</remarks>
internal sealed class BatchFills<TValue>(RemoteWrites<TValue> writes)
{
    private readonly List<PreparedFill<TValue>> _fills = [];

    public void Add(PreparedFill<TValue> fill) => _fills.Add(fill);

    /// <summary>Begins to write what was collected.</summary>
    public void Send()
    {
        if (_fills.Count > 0)
        {
            writes.Begin([.. _fills]);
        }
    }
}
