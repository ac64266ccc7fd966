namespace KpiGen.Cache.Coherence.Messages;

/// <summary>What a message invalidates. The numbers are part of the wire format.</summary>
internal enum LogMessageKind : byte
{
    /// <summary>One call.</summary>
    Key = (byte)'k',

    /// <summary>All calls of one method: what stands for a key that is too long for a message.</summary>
    Method = (byte)'m',

    /// <summary>A tag, by the name of its number: its text may be too long, or not well-formed.</summary>
    Tag = (byte)'g',

    /// <summary>A type; its number has been raised.</summary>
    Type = (byte)'t',

    /// <summary>A pattern.</summary>
    Pattern = (byte)'p',

    /// <summary>Everything; the number of all types has been raised.</summary>
    All = (byte)'a',
}
