namespace KpiGen.Cache;

/// <summary>What the cache has done since the application started.</summary>
/// <remarks>Safe for concurrent use.</remarks>
public interface ICacheStatistics
{
    /// <summary>Reads all counts. They are exact, but calls that run meanwhile may be seen in one count and not yet in another.</summary>
    /// <returns>A snapshot.</returns>
    CacheStatisticsSnapshot Read();
}
