namespace KpiGen.Cache.Monitoring.Health;

/// <summary>The counts of all methods at one moment, or between two of them.</summary>
internal readonly record struct CallSample(long Calls, long Hits, long Errors, long OriginFailures, long OriginLoads)
{
    public static CallSample operator -(CallSample left, CallSample right) => new(
        left.Calls - right.Calls,
        left.Hits - right.Hits,
        left.Errors - right.Errors,
        left.OriginFailures - right.OriginFailures,
        left.OriginLoads - right.OriginLoads);
}
