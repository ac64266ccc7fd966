namespace KpiGen.Cache;

/// <summary>How long values live and what happens when the origin is slow or fails. What is unset is decided by the next in order: attribute, method, type, default.</summary>
public class CachePolicyOptions
{
    /// <summary>Gets or sets how long an entry may be served.</summary>
    /// <value>1 ms to 365 days. Unset, the default of the built-in type applies; a type of your own has none.</value>
    public TimeSpan? Ttl { get; set; }

    /// <summary>Gets or sets how long a <see langword="null"/> result may be served.</summary>
    /// <value>0 (not stored) to 365 days. Unset, <see cref="CacheOptions.NullTtl"/> applies.</value>
    public TimeSpan? NullTtl { get; set; }

    /// <summary>Gets or sets how long memory serves an entry before it asks the remote tier again.</summary>
    /// <value>1 ms to 365 days. Unset, as long as the entry lives.</value>
    public TimeSpan? MemoryTtl { get; set; }

    /// <summary>Gets or sets by which share at most a time to live is shortened at random, so that what was stored together does not expire together.</summary>
    /// <value>0 to 0.5. The default is 0.</value>
    public double? Jitter { get; set; }

    /// <summary>Gets or sets how long after its time to live a value may still be served when the origin fails or is slow.</summary>
    /// <value>0 (never) to 365 days. The default is 0.</value>
    public TimeSpan? Stale { get; set; }

    /// <summary>Gets or sets whether a value past its time to live is served at once, within <see cref="Stale"/>, while it is loaded again behind the answer.</summary>
    /// <value>The default is <see langword="false"/>.</value>
    public bool? RefreshBehind { get; set; }

    /// <summary>Gets or sets after which share of its time to live a value that is asked for is loaded again behind the answer.</summary>
    /// <value>0.1 to 0.99. Unset, not before it has expired.</value>
    public double? RefreshAhead { get; set; }

    /// <summary>Gets or sets how long callers wait for the origin when there is a value that may be served stale; the load goes on behind the answer.</summary>
    /// <value>1 ms to 1 h. Unset, as long as the load takes. Synchronous methods do not know it: the caller itself runs the origin.</value>
    public TimeSpan? SoftTimeout { get; set; }

    /// <summary>Gets or sets how long a load may take. Beyond it callers get a <see cref="TimeoutException"/>, the origin's token fires, and the key is free again.</summary>
    /// <value>1 ms to 1 h. The default is 1 min. Synchronous methods do not know it: nobody can stop their thread.</value>
    public TimeSpan? HardTimeout { get; set; }

    /// <summary>Gets or sets how long a failure of the origin is remembered: the same exception is thrown without another call.</summary>
    /// <value>0 (not at all) to 1 min. The default is 0.</value>
    public TimeSpan? FailureTtl { get; set; }

    /// <summary>Gets or sets how long a stale value is served after a failed attempt to load it again, before the next one.</summary>
    /// <value>1 ms to 1 h. The default is 5 s.</value>
    public TimeSpan? RetryInterval { get; set; }
}
