namespace KpiGen.Cache.Calls;

/// <summary>Tells a caller's flow that the result of a call is incomplete.</summary>
internal static class PartialResult
{
    /// <summary>Tells whoever observes the flow, and the load that the flow may be part of: what is made of an incomplete result is so too.</summary>
    public static void Note()
    {
        CallScope.Current?.Observation?.RecordPartial();
        CacheLoad.MarkPartial();
    }
}
