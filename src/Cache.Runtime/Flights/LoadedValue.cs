namespace KpiGen.Cache.Flights;

/// <summary>What a flight came back with.</summary>
/// <param name="Value">The value.</param>
/// <param name="Source">Who answered.</param>
internal readonly record struct LoadedValue<TValue>(TValue Value, LoadSource Source)
{
    /// <summary>Gets whether the origin has marked the value as incomplete.</summary>
    public bool IsPartial { get; init; }

    /// <summary>Gets the entry in memory that holds the value; null where it is not stored.</summary>
    public ObservedEntry? Entry { get; init; }
}

/// <summary>Who answered a call that memory did not answer at once.</summary>
internal enum LoadSource
{
    /// <summary>Memory after all: another flight landed in between.</summary>
    Memory,

    /// <summary>The remote tier.</summary>
    Remote,

    /// <summary>A tier, with a value past its time to live.</summary>
    Stale,

    /// <summary>The origin.</summary>
    Origin,

    /// <summary>The origin of a batch, which knows no value for the key: there is none, and who needs one has to ask for the key alone.</summary>
    Absent,

    /// <summary>Nobody: another node is loading the value, and who needs it here goes on with a flight of its own.</summary>
    Elsewhere,
}
