using KpiGen.Cache.Payloads;

namespace KpiGen.Cache.Coherence;

/// <summary>
/// The state of one cache type on this node. Its epoch is one integer that every hit compares with the epoch its entry was loaded in;
/// advancing it drops all entries of the type from memory at once.
/// </summary>
/// <remarks>Safe for concurrent use.</remarks>
internal sealed class TypeEpoch(string type, SequenceNumber sequence, SequenceNumber all)
{
    private int _current;
    private bool _used;

    public string Type { get; } = type;

    /// <summary>Gets the number that invalidates this type.</summary>
    public SequenceNumber Sequence { get; } = sequence;

    /// <summary>Gets the epoch in force.</summary>
    public int Current => Volatile.Read(ref _current);

    /// <summary>Gets whether entries of the remote tier can be judged.</summary>
    public bool IsSettled => Sequence.IsSettled && all.IsSettled;

    /// <summary>Gets the stamp for a load that begins now, and at the same time the oldest stamp that may be read.</summary>
    public EpochStamp Stamp => new(Sequence.Known, all.Known);

    public void Advance() => Interlocked.Increment(ref _current);

    /// <summary>Notes that an entry was put into memory; from now on a number that becomes known counts as news.</summary>
    public void MarkUsed() => Volatile.Write(ref _used, true);

    /// <summary>Drops the entries that were loaded before the remote tier's numbers were known, if there are any.</summary>
    public void AdvanceIfUsed()
    {
        if (Volatile.Read(ref _used))
        {
            Advance();
        }
    }
}
