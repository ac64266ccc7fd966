namespace KpiGen.Cache;

/// <summary>How well the cache can do its work.</summary>
public enum CacheStatus
{
    /// <summary>Every tier answers and no alarm is raised.</summary>
    Healthy = 0,

    /// <summary>The application has just started: the remote tier was not compared with yet, or warmers still run.</summary>
    Warming = 1,

    /// <summary>Calls are answered, but an alarm is raised: the remote tier is unavailable, there are many errors, or few hits.</summary>
    Degraded = 2,

    /// <summary>What memory does not hold cannot be answered: there is no remote tier that answers, and the origin fails.</summary>
    Down = 3,
}
