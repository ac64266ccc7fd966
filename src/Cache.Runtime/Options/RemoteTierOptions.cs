namespace KpiGen.Cache;

/// <summary>Settings of the remote tier (L2). They matter only when one is configured, for example with <c>AddRedis</c>.</summary>
public sealed class RemoteTierOptions
{
    /// <summary>Gets or sets how long a read may take before it counts as a miss.</summary>
    /// <value>Between 1 ms and 10 s. The default is 100 ms.</value>
    public TimeSpan ReadTimeout { get; set; } = TimeSpan.FromMilliseconds(100);

    /// <summary>Gets or sets how long a write or an invalidation may take before it counts as failed. Callers of reads never wait for writes.</summary>
    /// <value>Between 1 ms and 60 s. The default is 1 s.</value>
    public TimeSpan WriteTimeout { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>Gets or sets how long the start of the host waits for the first connection. Without one it starts all the same.</summary>
    /// <value>Between 0 and 60 s. The default is 2 s.</value>
    public TimeSpan ConnectTimeout { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>Gets or sets from which size on a payload is compressed.</summary>
    /// <value>0 to 2,147,483,647 bytes. The default is 128 bytes: what is smaller hardly ever shrinks.</value>
    public int CompressionThreshold { get; set; } = 128;

    /// <summary>Gets or sets how payloads above the threshold are compressed. Entries written with another codec stay readable.</summary>
    /// <value>The default is <see cref="PayloadCompression.Lz4"/>.</value>
    public PayloadCompression Compression { get; set; } = PayloadCompression.Lz4;

    /// <summary>
    /// Gets or sets the largest payload, before compression, that is written or read. A larger value is returned to the caller and not stored;
    /// a frame that claims a larger one is a miss, before any memory is taken for it.
    /// </summary>
    /// <value>1 KiB to 512 MiB. The default is 8 MiB.</value>
    public int MaxPayloadBytes { get; set; } = 8 * 1024 * 1024;

    /// <summary>Gets or sets the length from which on a key ends in a 128-bit hash; the entry holds the whole key for verification.</summary>
    /// <value>128 to 65,536 bytes. The default is 512 bytes. Nodes that share a Redis need the same value.</value>
    public int MaxKeyBytes { get; set; } = 512;

    /// <summary>
    /// Gets or sets how long the right to load a missing entry lasts when the node that has it stops answering; as long as it works, it
    /// prolongs it. Others wait so long for a node that died while it was loading.
    /// </summary>
    /// <value>100 ms to 5 min. The default is 5 s.</value>
    public TimeSpan LeaseDuration { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>
    /// Gets or sets the key with which entries are signed (HMAC-SHA-256), so that whoever can write to the remote tier cannot make entries up.
    /// Entries without the right signature are misses.
    /// </summary>
    /// <value>At least 32 random bytes in Base64; keep it where secrets are kept. Unset, entries are not signed. Read once, at start; all nodes need the same.</value>
    public string? SigningKey { get; set; }

    /// <summary>Gets or sets after how many failures in a row the tier is left alone.</summary>
    /// <value>1 to 1,000. The default is 5.</value>
    public int BreakerThreshold { get; set; } = 5;

    /// <summary>Gets or sets how long the tier is left alone before one call probes it again.</summary>
    /// <value>10 ms to 60 s. The default is 1 s.</value>
    public TimeSpan BreakDuration { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>
    /// Gets or sets how long an invalidation by pattern may spend on removing entries before it answers. What is left then can no longer be
    /// served, because its type is outdated in its place, and is removed behind the answer.
    /// </summary>
    /// <value>0 to 60 s. The default is 500 ms.</value>
    public TimeSpan RemovalTimeout { get; set; } = TimeSpan.FromMilliseconds(500);

    /// <summary>
    /// Gets or sets how long an invalidation of a type, or of everything, waits for the removal of its entries before it answers. It is
    /// effective without that: entries of an outdated type can no longer be served, and are removed behind the answer.
    /// </summary>
    /// <value>0 to 60 s. The default is 0: nobody waits, and what was removed from the remote tier is not counted.</value>
    public TimeSpan OutdatedRemovalTimeout { get; set; } = TimeSpan.Zero;
}
