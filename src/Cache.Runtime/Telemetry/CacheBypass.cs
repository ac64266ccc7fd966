namespace KpiGen.Cache;

/// <summary>Lets the calls below it pass the cache: they neither read nor store entries. <c>using (CacheBypass.Begin()) { … }</c></summary>
/// <remarks>Origins called by them see the flow of their caller, so that what they call passes the cache as well.</remarks>
public static class CacheBypass
{
    /// <summary>Begins.</summary>
    /// <returns>What ends it; dispose it in the method that began.</returns>
    public static IDisposable Begin() => CallScope.Begin(CallMode.Bypass);
}
