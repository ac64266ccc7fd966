namespace KpiGen.Cache.Tiers.Memory;

/// <summary>
/// What is known about an entry that may be served or loaded again before it is dropped. Most entries have none: the hit path compares one
/// time, and this is looked at when that time has passed.
/// </summary>
/// <remarks>Safe for concurrent use.</remarks>
internal sealed class EntryAge(long freshUntil, long keptUntil)
{
    private long _nextAttempt;
    private long _restsUntil;

    /// <summary>Gets the coarse milliseconds up to which the value is current; what is served later is stale.</summary>
    public long FreshUntil { get; } = freshUntil;

    /// <summary>Gets the coarse milliseconds from which on the value is not served at all.</summary>
    public long KeptUntil { get; } = keptUntil;

    /// <summary>Whether the value may be served now, under the policy that is in force now.</summary>
    public bool MayServe(long now, TimeSpan stale) => now < KeptUntil && now < FreshUntil + (long)stale.TotalMilliseconds;

    /// <summary>Whether an attempt to load the value again has failed so recently that the next one has to wait.</summary>
    public bool IsResting(long now) => now < Interlocked.Read(ref _restsUntil);

    /// <summary>Claims the next attempt for one caller.</summary>
    /// <returns>Whether the caller has to make it.</returns>
    public bool TryClaim(long now, TimeSpan interval)
    {
        long next = Interlocked.Read(ref _nextAttempt);
        return now >= next && Interlocked.CompareExchange(ref _nextAttempt, now + (long)interval.TotalMilliseconds, next) == next;
    }

    /// <summary>Lets attempts wait, because one has failed.</summary>
    public void Rest(long now, TimeSpan interval)
    {
        long until = now + (long)interval.TotalMilliseconds;
        Interlocked.Exchange(ref _nextAttempt, until);
        Interlocked.Exchange(ref _restsUntil, until);
    }
}
