namespace KpiGen.Cache.Generators.Models;

/// <summary>What a <c>[Cached]</c> attribute says.</summary>
/// <param name="CacheType">The type name: lower-case letters, digits and hyphens.</param>
/// <param name="TtlSeconds">The time to live, or <see langword="null"/> where the attribute does not set it.</param>
/// <param name="NullTtlSeconds">The time to live of a null result, or <see langword="null"/> where the attribute does not set it.</param>
/// <param name="KeyTemplate">The template of the key, or <see langword="null"/> where all parameters are the key.</param>
/// <param name="VariesByUser">Whether each user has entries of its own.</param>
/// <param name="Copies">Whether every caller gets a copy of its own.</param>
/// <param name="MaxItems">How many items of a stream are stored at most.</param>
/// <param name="Settings">What else it says.</param>
internal sealed record CachePolicyModel(
    string CacheType, int? TtlSeconds, int? NullTtlSeconds, string? KeyTemplate, bool VariesByUser, bool Copies, int MaxItems, CacheSettingsModel Settings);
