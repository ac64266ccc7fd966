namespace KpiGen.Cache.Tiers.Memory;

/// <summary>
/// What is known about an entry that may be served or loaded again before it is dropped. Most entries have none: the hit path compares one
/// time, and this is looked at when that time has passed.
/// </summary>
/// <remarks>Safe for concurrent use.</remarks>
internal sealed class EntryAge(long freshUntil, long keptUntil)
{
    private long _restsUntil;

    /// <summary>Gets the coarse milliseconds up to which the value is current; what is served later is stale.</summary>
    public long FreshUntil { get; } = freshUntil;

    /// <summary>Gets the coarse milliseconds from which on the value is not served at all.</summary>
    public long KeptUntil { get; } = keptUntil;

    /// <summary>Whether the value may be served now, under the policy that is in force now.</summary>
    public bool MayServe(long now, TimeSpan stale) => now < KeptUntil && now < FreshUntil + (long)stale.TotalMilliseconds;

    /// <summary>Whether an attempt to load the value again has been made so recently that the next one has to wait.</summary>
    public bool IsResting(long now) => now < Interlocked.Read(ref _restsUntil);

    /// <summary>Claims the next attempt for one caller.</summary>
    /// <returns>Whether the caller has to make it.</returns>
    public bool TryClaim(long now, TimeSpan interval)
    {
        long rests = Interlocked.Read(ref _restsUntil);
        return now >= rests && Interlocked.CompareExchange(ref _restsUntil, now + (long)interval.TotalMilliseconds, rests) == rests;
    }

    /// <summary>Lets attempts wait.</summary>
    public void Rest(long now, TimeSpan interval) => Interlocked.Exchange(ref _restsUntil, now + (long)interval.TotalMilliseconds);
}
