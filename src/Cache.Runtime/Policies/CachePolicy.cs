using KpiGen.Cache.CompilerServices;

namespace KpiGen.Cache.Policies;

/// <summary>The policy of one method: the attribute wins, then the configuration of the method, then that of its type, then the default.</summary>
internal sealed record CachePolicy
{
    private static readonly TimeSpan Shortest = TimeSpan.FromMilliseconds(1);
    private static readonly TimeSpan Longest = TimeSpan.FromDays(365);
    private static readonly TimeSpan DefaultHardTimeout = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan DefaultRetryInterval = TimeSpan.FromSeconds(5);

    public required TimeSpan Ttl { get; init; }

    public required TimeSpan NullTtl { get; init; }

    public TimeSpan? MemoryTtl { get; init; }

    public double Jitter { get; init; }

    public TimeSpan Stale { get; init; }

    public bool RefreshBehind { get; init; }

    public double? RefreshAhead { get; init; }

    public TimeSpan? SoftTimeout { get; init; }

    public TimeSpan HardTimeout { get; init; } = DefaultHardTimeout;

    public TimeSpan FailureTtl { get; init; }

    public TimeSpan RetryInterval { get; init; } = DefaultRetryInterval;

    /// <summary>Works out the policy in force.</summary>
    /// <param name="method">The method.</param>
    /// <param name="options">The options in force.</param>
    /// <param name="fallback">What applies when configuration no longer says how long values live, or <see langword="null"/> at start.</param>
    /// <exception cref="InvalidOperationException">Nobody says how long entries of the type live.</exception>
    public static CachePolicy Resolve(CachedMethodDescriptor method, CacheOptions options, CachePolicy? fallback)
    {
        CachePolicyOptions?[] sources =
        [
            method.Settings,
            options.Methods.TryGetValue(method.CallId, out CacheMethodOptions? own) ? own : null,
            options.Types.TryGetValue(method.CacheType, out CacheTypeOptions? type) ? type : null,
        ];
        return new CachePolicy
        {
            Ttl = method.Ttl ?? First(sources, static source => source.Ttl) ?? DefaultTtl(method.CacheType) ?? fallback?.Ttl ?? throw new InvalidOperationException(
                $"{method.Id} is cached as '{method.CacheType}', which has no time to live. Set Cache:Types:{method.CacheType}:Ttl in configuration, or TtlSeconds on its [Cached] attribute."),
            NullTtl = method.NullTtl ?? First(sources, static source => source.NullTtl) ?? options.NullTtl,
            MemoryTtl = First(sources, static source => source.MemoryTtl),
            Jitter = First(sources, static source => source.Jitter) ?? 0,
            Stale = First(sources, static source => source.Stale) ?? TimeSpan.Zero,
            RefreshBehind = First(sources, static source => source.RefreshBehind) ?? false,
            RefreshAhead = First(sources, static source => source.RefreshAhead),
            SoftTimeout = First(sources, static source => source.SoftTimeout),
            HardTimeout = First(sources, static source => source.HardTimeout) ?? DefaultHardTimeout,
            FailureTtl = First(sources, static source => source.FailureTtl) ?? TimeSpan.Zero,
            RetryInterval = First(sources, static source => source.RetryInterval) ?? DefaultRetryInterval,
        };
    }

    /// <summary>Returns how long a value may be served; zero means that it is not stored.</summary>
    /// <param name="value">The value; one that implements <see cref="ICacheLifetime"/> decides itself.</param>
    /// <param name="wanted">What the origin has said about this load.</param>
    public TimeSpan For<TValue>(TValue value, TimeSpan? wanted)
    {
        TimeSpan ttl = wanted ?? (value as ICacheLifetime)?.TimeToLive ?? (value is null ? NullTtl : Ttl);
        ttl = ttl > Longest ? Longest : ttl;
        ttl = Jitter == 0 ? ttl : ttl * (1 - (Jitter * Random.Shared.NextDouble()));

        // Neither tier knows less than a millisecond.
        return ttl < Shortest ? TimeSpan.Zero : ttl;
    }

    private static T? First<T>(CachePolicyOptions?[] sources, Func<CachePolicyOptions, T?> setting)
        where T : struct
    {
        foreach (CachePolicyOptions? source in sources)
        {
            if (source is not null && setting(source) is { } value)
            {
                return value;
            }
        }

        return null;
    }

    private static TimeSpan? DefaultTtl(string type) => type switch
    {
        "dashboard" => TimeSpan.FromSeconds(300),
        "search" => TimeSpan.FromSeconds(3600),
        "user" => TimeSpan.FromSeconds(1800),
        "product" => TimeSpan.FromSeconds(7200),
        "analytics" => TimeSpan.FromSeconds(600),
        _ => null,
    };
}
