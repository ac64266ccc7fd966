namespace KpiGen.Cache;

/// <summary>
/// Leaves a parameter, or a member of a parameter's type, out of the cache key. Calls that differ only in it share one entry,
/// so use it for what cannot change the result: correlation ids, loggers, tracing contexts.
/// </summary>
[AttributeUsage(AttributeTargets.Parameter | AttributeTargets.Property | AttributeTargets.Field)]
public sealed class CacheKeyIgnoreAttribute : Attribute;
