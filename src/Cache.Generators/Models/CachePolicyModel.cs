namespace KpiGen.Cache.Generators.Models;

/// <summary>What a <c>[Cached]</c> attribute says.</summary>
/// <param name="CacheType">The type name: lower-case letters, digits and hyphens.</param>
/// <param name="TtlSeconds">The time to live, or <see langword="null"/> where the attribute does not set it.</param>
/// <param name="NullTtlSeconds">The time to live of a null result, or <see langword="null"/> where the attribute does not set it.</param>
internal sealed record CachePolicyModel(string CacheType, int? TtlSeconds, int? NullTtlSeconds);
