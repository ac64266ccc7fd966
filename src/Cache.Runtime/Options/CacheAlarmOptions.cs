namespace KpiGen.Cache;

/// <summary>When the cache raises an alarm. A raised alarm makes its state <see cref="CacheStatus.Degraded"/>.</summary>
public sealed class CacheAlarmOptions
{
    /// <summary>Gets or sets how far back calls and errors are looked at.</summary>
    /// <value>10 s to 10 min. The default is 60 s.</value>
    public TimeSpan Window { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>Gets or sets the share of hits below which the alarm is raised.</summary>
    /// <value>0 (never) to 1. The default is 0.5.</value>
    public double MinHitRate { get; set; } = 0.5;

    /// <summary>Gets or sets how many calls the window must have seen before their hit rate says anything.</summary>
    /// <value>1 to 1,000,000,000. The default is 100.</value>
    public int MinCalls { get; set; } = 100;

    /// <summary>Gets or sets how many errors of the origin and the remote tier the window may have seen before the alarm is raised.</summary>
    /// <value>0 to 1,000,000,000. The default is 10.</value>
    public int MaxErrors { get; set; } = 10;

    /// <summary>Gets or sets how long the reason for an alarm has to be gone before the alarm is cleared.</summary>
    /// <value>0 to 10 min. The default is 10 s.</value>
    public TimeSpan QuietPeriod { get; set; } = TimeSpan.FromSeconds(10);
}
