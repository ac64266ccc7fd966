namespace KpiGen.Cache;

/// <summary>Settings of the warm-up: calls that are made at start, so that the first users find their answers.</summary>
public sealed class CacheWarmupOptions
{
    /// <summary>Gets or sets whether warmers run.</summary>
    /// <value>The default is <see langword="true"/>. Read once, at start.</value>
    public bool Enabled { get; set; } = true;

    /// <summary>Gets or sets how many warmers run at the same time.</summary>
    /// <value>1 to 256. The default is 4. Read once, at start.</value>
    public int MaxConcurrency { get; set; } = 4;

    /// <summary>Gets or sets how long all warmers together may take; then what still runs is cancelled and the warm-up has ended.</summary>
    /// <value>10 ms to 1 h. The default is 30 s. Read once, at start.</value>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>Gets or sets whether the application counts as not ready until the warm-up has ended.</summary>
    /// <value>The default is <see langword="false"/>.</value>
    public bool BlocksReadiness { get; set; }
}
