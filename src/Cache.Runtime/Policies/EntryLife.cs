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
    public static EntryLife Of(CachePolicy policy, TimeSpan fresh, TimeSpan kept)
    {
        TimeSpan served = policy.MemoryTtl is { } limit && limit < fresh ? limit : fresh;
        return new EntryLife(served, kept > served ? kept : served, policy.RefreshAhead is { } share ? served * share : null);
    }
}
