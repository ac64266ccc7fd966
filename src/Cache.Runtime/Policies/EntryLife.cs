namespace KpiGen.Cache.Policies;

/// <summary>How long an entry is served by memory.</summary>
/// <param name="Fresh">How long it is current; not positive for a value that is stale already.</param>
/// <param name="Kept">How long it may be served at all.</param>
/// <param name="RefreshAfter">After how much time a call loads it again behind the answer; <see langword="null"/> for never.</param>
internal readonly record struct EntryLife(TimeSpan Fresh, TimeSpan Kept, TimeSpan? RefreshAfter)
{
    /// <summary>Gets whether the entry can be served or loaded again after the hit path has given it up.</summary>
    public bool Ages => Kept > Fresh || RefreshAfter is not null;

    /// <summary>Returns the life in memory of a value that may be served for a time.</summary>
    /// <param name="policy">The policy in force.</param>
    /// <param name="ttl">The whole time to live of the value.</param>
    /// <param name="left">What is left of it.</param>
    /// <param name="stale">How long it may be served after that.</param>
    public static EntryLife Of(CachePolicy policy, TimeSpan ttl, TimeSpan left, TimeSpan stale)
    {
        TimeSpan served = policy.MemoryTtl is { } limit && limit < left ? limit : left;
        return new EntryLife(served, served + stale, UntilDue(policy, ttl, left) is { } after && after < served ? after : null);
    }

    /// <summary>Whether a value has reached the share of its time to live after which it is loaded again.</summary>
    public static bool IsDue(CachePolicy policy, TimeSpan ttl, TimeSpan left) => UntilDue(policy, ttl, left) <= TimeSpan.Zero;

    // All nodes come to the same moment, whenever they have got the value.
    private static TimeSpan? UntilDue(CachePolicy policy, TimeSpan ttl, TimeSpan left)
    {
        if (policy.RefreshAhead is not { } share)
        {
            return null;
        }

        TimeSpan after = left - (ttl * (1 - share));
        return after > TimeSpan.Zero ? after : TimeSpan.Zero;
    }
}
