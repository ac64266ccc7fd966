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

    /// <summary>Gets the oldest stamp that may be read.</summary>
    public EpochStamp Stamp => new(Sequence.Known, all.Known);

    /// <summary>
    /// Outdates the type: from here on memory serves nothing older, and the remote tier is not used until the number has been raised.
    /// </summary>
    public void Outdate()
    {
        Sequence.Begin();
        Advance();
    }

    public void Advance() => Interlocked.Increment(ref _current);

    /// <summary>
    /// Notes that the origin is about to be called: from now on a number that becomes known counts as news. It has to be noted here and not
    /// when the value is stored, because the number can become known in between, with an invalidation that the value does not know.
    /// </summary>
    /// <returns>The stamp of the load.</returns>
    public EpochStamp BeginLoad()
    {
        NoteUse();
        return Stamp;
    }

    /// <summary>Notes that memory may get an entry: the first contact with the log counts as news from now on, even for what was read from the remote tier.</summary>
    // A full fence: nothing must be read before the note can be seen.
    public void NoteUse() => Interlocked.Exchange(ref _used, true);

    /// <summary>Drops the entries that were loaded before the remote tier's numbers were known, if there are any.</summary>
    public void AdvanceIfUsed()
    {
        if (Volatile.Read(ref _used))
        {
            Advance();
        }
    }
}
