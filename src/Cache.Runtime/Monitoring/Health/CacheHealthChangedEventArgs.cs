namespace KpiGen.Cache;

/// <summary>What a change of the cache's state was like.</summary>
/// <param name="previous">The state before.</param>
/// <param name="current">The state now.</param>
public sealed class CacheHealthChangedEventArgs(CacheHealth previous, CacheHealth current) : EventArgs
{
    /// <summary>Gets the state before.</summary>
    public CacheHealth Previous { get; } = previous;

    /// <summary>Gets the state now.</summary>
    public CacheHealth Current { get; } = current;
}
