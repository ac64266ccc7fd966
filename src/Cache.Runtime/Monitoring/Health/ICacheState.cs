namespace KpiGen.Cache;

/// <summary>The state of the cache, derived once a second from its counts and its remote tier.</summary>
/// <remarks>Safe for concurrent use. It begins to follow the cache when the host starts.</remarks>
public interface ICacheState
{
    /// <summary>Occurs after the status or its reasons have changed. Handlers are called one after the other and must not block.</summary>
    event EventHandler<CacheHealthChangedEventArgs>? Changed;

    /// <summary>Gets the present state.</summary>
    CacheHealth Current { get; }

    /// <summary>Gets whether requests should be sent to this application: it is not down, and no warm-up runs that
    /// <see cref="CacheWarmupOptions.BlocksReadiness"/>.</summary>
    bool IsReady { get; }
}
