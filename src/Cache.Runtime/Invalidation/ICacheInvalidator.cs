namespace KpiGen.Cache;

/// <summary>
/// Invalidates entries. When a method returns, this node serves nothing older; loads that began before are not stored. Other nodes that are
/// connected follow within <see cref="CacheOptions.CoherenceWindow"/> for types and for everything.
/// </summary>
/// <remarks>
/// Safe for concurrent use. No method takes a cancellation token: an invalidation belongs to a write that has happened, and must not be lost
/// because the caller has gone. Entries of the remote tier that a type or everything has outdated are removed behind the answer, unless
/// <see cref="RemoteTierOptions.OutdatedRemovalTimeout"/> says to wait for it. Trouble with the remote tier is not thrown: the tier is left unused for the type until it knows.
/// </remarks>
public interface ICacheInvalidator
{
    /// <summary>Invalidates one call.</summary>
    /// <param name="key">The call, from the generated <c>…Keys</c> class of the service.</param>
    /// <returns>What was removed.</returns>
    Task<InvalidationResult> InvalidateAsync(CacheKey key);

    /// <summary>Invalidates every entry of a type.</summary>
    /// <param name="type">The type.</param>
    /// <returns>What was removed.</returns>
    Task<InvalidationResult> InvalidateTypeAsync(CacheType type);

    /// <summary>Invalidates every entry of a type.</summary>
    /// <param name="type">The name of the type.</param>
    /// <returns>What was removed.</returns>
    /// <exception cref="ArgumentException">There is no such type; the message lists those that exist.</exception>
    Task<InvalidationResult> InvalidateTypeAsync(string type);

    /// <summary>Invalidates every entry that has a tag, whatever its type.</summary>
    /// <param name="tag">The tag, for example <c>$"brand:{brand}"</c>.</param>
    /// <returns>What was removed. Entries of the remote tier are outdated and not removed: they do not count.</returns>
    /// <exception cref="ArgumentException">The tag is empty.</exception>
    Task<InvalidationResult> InvalidateTagAsync(CacheTag tag);

    /// <summary>Invalidates the entries whose keys match.</summary>
    /// <param name="pattern">A glob as Redis knows it (<c>*</c>, <c>?</c>, <c>[…]</c>, <c>\</c>) that starts with the prefix and a colon: <c>cache:search:*</c>.</param>
    /// <returns>What was removed.</returns>
    /// <exception cref="ArgumentException">The pattern does not start with the prefix.</exception>
    Task<InvalidationResult> InvalidatePatternAsync(string pattern);

    /// <summary>Invalidates every entry under the prefix of this application, and nothing else.</summary>
    /// <returns>What was removed.</returns>
    Task<InvalidationResult> InvalidateAllAsync();
}
