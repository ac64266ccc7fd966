namespace KpiGen.Cache;

/// <summary>The state of the cache at one moment.</summary>
/// <param name="Status">How well it can do its work.</param>
/// <param name="Since">When it came into this status.</param>
/// <param name="Reasons">Why it is not healthy: the same words for the same reason always. Empty when it is.</param>
public sealed record CacheHealth(CacheStatus Status, DateTimeOffset Since, IReadOnlyList<string> Reasons);
