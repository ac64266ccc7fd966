namespace KpiGen.Cache.Soak.Driving;

/// <summary>What is done to the nodes and to Redis.</summary>
internal enum FaultKind
{
    /// <summary>Redis is killed and started again, empty.</summary>
    RedisRestart,

    /// <summary>Redis is shut down and started again with its data.</summary>
    RedisReload,

    /// <summary>Redis is stopped for a while; connections stay open and nothing answers.</summary>
    RedisPause,

    /// <summary>Redis loses everything.</summary>
    Flush,

    /// <summary>Redis loses some of the cache's numbers, lists and leases.</summary>
    LostBookkeeping,

    /// <summary>Redis closes the connections that carry commands.</summary>
    ConnectionKill,

    /// <summary>Redis closes the connections that carry messages. Nodes can compare as before, so it excuses nothing.</summary>
    SubscriptionKill,

    /// <summary>A node is killed and replaced.</summary>
    NodeKill,

    /// <summary>A node is stopped for a while.</summary>
    NodePause,
}

/// <summary>One fault, as it happened.</summary>
internal readonly record struct Fault(FaultKind Kind, string Detail, long Start, long End);
