namespace KpiGen.Cache.Calls;

/// <summary>A value of the remote tier that passed every check.</summary>
/// <param name="Value">The value.</param>
/// <param name="Ttl">Its whole time to live.</param>
/// <param name="TimeLeft">How long it is current; not positive for a stale one.</param>
/// <param name="Kept">How long it may be served at all.</param>
internal readonly record struct RemoteEntry<TValue>(TValue Value, TimeSpan Ttl, TimeSpan TimeLeft, TimeSpan Kept)
{
    public bool IsFresh => TimeLeft > TimeSpan.Zero;
}
