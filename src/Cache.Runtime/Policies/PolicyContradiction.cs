using KpiGen.Cache.CompilerServices;

namespace KpiGen.Cache.Policies;

/// <summary>
/// Finds settings of one method that mean nothing together although each is sound where it stands: in the attribute, under the method, under its
/// type.
/// </summary>
internal static class PolicyContradiction
{
    /// <exception cref="InvalidOperationException">The soft time-out is longer than the hard one.</exception>
    public static void ThrowIfAny(CachedMethodDescriptor method, CachePolicy policy, CacheOptions options)
    {
        if (policy.SoftTimeout > policy.HardTimeout)
        {
            string soft = Place("SoftTimeout", static source => source.SoftTimeout, method, options);
            string hard = Place("HardTimeout", static source => source.HardTimeout, method, options);
            throw new InvalidOperationException(
                $"{method.Id}: {soft} is {policy.SoftTimeout}, longer than {hard}, which is {policy.HardTimeout}; after the hard time-out there is nothing left to wait for.");
        }
    }

    // Where the setting in force comes from, in the order in which they win.
    private static string Place(string name, Func<CachePolicyOptions, TimeSpan?> setting, CachedMethodDescriptor method, CacheOptions options)
    {
        if (method.Settings is { } attribute && setting(attribute) is not null)
        {
            return $"the {name} of its [Cached] attribute";
        }

        return options.Methods.TryGetValue(method.CallId, out CacheMethodOptions? own) && setting(own) is not null ? $"Cache:Methods:{method.CallId}:{name}"
            : options.Types.TryGetValue(method.CacheType, out CacheTypeOptions? type) && setting(type) is not null ? $"Cache:Types:{method.CacheType}:{name}"
            : $"the default of Cache:Types:{method.CacheType}:{name}";
    }
}
