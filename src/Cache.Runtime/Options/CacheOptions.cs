namespace KpiGen.Cache;

/// <summary>
/// Settings of the cache. They are read from the configuration section that is given to <c>AddCache</c> (customarily <c>Cache</c>),
/// checked when the host starts, and followed while it runs.
/// </summary>
public sealed class CacheOptions
{
    /// <summary>Gets or sets the first segment of every key. Applications that share one Redis need different prefixes.</summary>
    /// <value>1 to 64 letters, digits, hyphens, underscores or dots. The default is <c>cache</c>. Read once, at start.</value>
    public string KeyPrefix { get; set; } = "cache";

    /// <summary>Gets or sets how long a <see langword="null"/> result is served where the attribute does not say it.</summary>
    /// <value>0 (not stored) to 365 days. The default is 30 seconds.</value>
    public TimeSpan NullTtl { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>
    /// Gets or sets the longest time for which a connected node may serve what another node has invalidated by type or as a whole,
    /// when no message reached it: nodes compare sequence numbers with Redis twice in this time.
    /// </summary>
    /// <value>100 ms to 60 s. The default is 1 s.</value>
    public TimeSpan CoherenceWindow { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>
    /// Gets or sets for how long memory may serve what was loaded before the connection to the remote tier was lost: what other nodes
    /// invalidate meanwhile does not reach this one.
    /// </summary>
    /// <value>1 s to 1 h. The default is 30 s.</value>
    public TimeSpan DisconnectedLimit { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>
    /// Gets or sets how many loads of one method may still run after everybody has left or their time was up. Beyond it the origin is not
    /// called again until one of them ends.
    /// </summary>
    /// <value>1 to 10,000. The default is 64.</value>
    public int MaxAbandonedLoads { get; set; } = 64;

    /// <summary>Gets the settings of the memory tier (L1).</summary>
    public MemoryTierOptions Memory { get; } = new();

    /// <summary>Gets the settings of the remote tier (L2).</summary>
    public RemoteTierOptions Remote { get; } = new();

    /// <summary>Gets when alarms are raised.</summary>
    public CacheAlarmOptions Alarms { get; } = new();

    /// <summary>Gets the settings of the warm-up.</summary>
    public CacheWarmupOptions Warmup { get; } = new();

    /// <summary>Gets what the cache tells about single calls.</summary>
    public CacheDiagnosticsOptions Diagnostics { get; } = new();

    /// <summary>Gets the settings of the types by name: <c>Cache:Types:dashboard:Ttl</c>. A type of your own needs its time to live here or in the attribute.</summary>
    public IDictionary<string, CacheTypeOptions> Types { get; } = new Dictionary<string, CacheTypeOptions>(StringComparer.Ordinal);

    /// <summary>Gets the settings of methods by their full names: <c>Cache:Methods:Shop.ICatalog.FindAsync:Stale</c>.</summary>
    public IDictionary<string, CacheMethodOptions> Methods { get; } = new Dictionary<string, CacheMethodOptions>(StringComparer.Ordinal);
}
