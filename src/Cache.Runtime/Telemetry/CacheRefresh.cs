namespace KpiGen.Cache;

/// <summary>Lets the calls below it ask the origin and replace what is stored. <c>using (CacheRefresh.Begin()) { … }</c></summary>
/// <remarks>
/// A refresh wins over loads that began before it, on all nodes: their callers get what they bring, and it is not stored. When the new value is
/// stored, the other nodes drop what they hold in memory. Inside an origin nothing is refreshed: its load serves others too.
/// </remarks>
public static class CacheRefresh
{
    /// <summary>Begins.</summary>
    /// <returns>What ends it; dispose it in the method that began.</returns>
    public static IDisposable Begin() => CallScope.Begin(CallMode.Refresh);
}
