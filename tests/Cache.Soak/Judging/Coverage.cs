namespace KpiGen.Cache.Soak.Judging;

/// <summary>Finds what a run did not exercise. A run in which nothing happened breaks no promise, and proves nothing.</summary>
internal static class Coverage
{
    /// <param name="reads">The reads that ended.</param>
    /// <param name="hits">How many of them memory or Redis answered, on nodes that lived to the end.</param>
    /// <param name="invalidations">The invalidations that returned.</param>
    /// <param name="faults">The faults injected.</param>
    public static IEnumerable<string> Missing(long reads, long hits, long invalidations, int faults)
    {
        if (reads == 0)
        {
            yield return "nothing was read";
        }
        else if (hits == 0)
        {
            yield return "nothing was answered by the cache";
        }

        if (invalidations == 0)
        {
            yield return "nothing was invalidated";
        }

        if (faults == 0)
        {
            yield return "no fault was injected";
        }
    }
}
