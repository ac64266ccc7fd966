namespace KpiGen.Cache;

/// <summary>Checks the policy of a type or a method: each setting for itself, and settings that mean nothing without each other.</summary>
internal static class CachePolicyCheck
{
    private static readonly TimeSpan Millisecond = TimeSpan.FromMilliseconds(1);
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);
    private static readonly TimeSpan Year = TimeSpan.FromDays(365);

    public static void Run(List<string> failures, string key, CachePolicyOptions policy)
    {
        OptionRange.Check(failures, $"{key}:Ttl", policy.Ttl, Millisecond, Year);
        OptionRange.Check(failures, $"{key}:NullTtl", policy.NullTtl, TimeSpan.Zero, Year);
        OptionRange.Check(failures, $"{key}:MemoryTtl", policy.MemoryTtl, Millisecond, Year);
        OptionRange.Check(failures, $"{key}:Jitter", policy.Jitter, 0, 0.5);
        OptionRange.Check(failures, $"{key}:Stale", policy.Stale, TimeSpan.Zero, Year);
        OptionRange.Check(failures, $"{key}:RefreshAhead", policy.RefreshAhead, 0.1, 0.99);
        OptionRange.Check(failures, $"{key}:SoftTimeout", policy.SoftTimeout, Millisecond, Hour);
        OptionRange.Check(failures, $"{key}:HardTimeout", policy.HardTimeout, Millisecond, Hour);
        OptionRange.Check(failures, $"{key}:FailureTtl", policy.FailureTtl, TimeSpan.Zero, TimeSpan.FromMinutes(1));
        OptionRange.Check(failures, $"{key}:RetryInterval", policy.RetryInterval, Millisecond, Hour);
        if (policy.SoftTimeout > policy.HardTimeout)
        {
            failures.Add($"Cache:{key}:SoftTimeout is longer than Cache:{key}:HardTimeout; after the hard time-out there is nothing left to wait for.");
        }

        if (policy.Stale == TimeSpan.Zero && (policy.RefreshBehind == true || policy.SoftTimeout is not null))
        {
            string serving = policy.RefreshBehind == true ? "RefreshBehind" : "SoftTimeout";
            failures.Add($"Cache:{key}:Stale is 0, but Cache:{key}:{serving} serves stale values; set Stale to the longest time they may be served after their time to live.");
        }
    }
}
