using KpiGen.Cache.CompilerServices;

namespace KpiGen.Cache.Policies;

/// <summary>How long values of a method live: the attribute wins, then configuration, then the default of the type.</summary>
internal readonly record struct CachePolicy(TimeSpan Ttl, TimeSpan NullTtl)
{
    /// <summary>Works out the policy in force.</summary>
    /// <param name="method">The method.</param>
    /// <param name="options">The options in force.</param>
    /// <param name="fallback">What applies when configuration no longer says it, or <see langword="null"/> at start.</param>
    /// <exception cref="InvalidOperationException">Nobody says how long entries of the type live.</exception>
    public static CachePolicy Resolve(CachedMethodDescriptor method, CacheOptions options, CachePolicy? fallback)
    {
        CacheTypeOptions? configured = options.Types.TryGetValue(method.CacheType, out CacheTypeOptions? found) ? found : null;
        TimeSpan ttl = method.Ttl ?? configured?.Ttl ?? DefaultTtl(method.CacheType) ?? fallback?.Ttl ?? throw new InvalidOperationException(
            $"{method.Id} is cached as '{method.CacheType}', which has no time to live. Set Cache:Types:{method.CacheType}:Ttl in configuration, or TtlSeconds on its [Cached] attribute.");
        return new CachePolicy(ttl, method.NullTtl ?? configured?.NullTtl ?? options.NullTtl);
    }

    public TimeSpan For<TValue>(TValue value) => value is null ? NullTtl : Ttl;

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
