namespace KpiGen.Cache.Generators.Models;

/// <summary>What a <c>[Cached]</c> attribute says beyond times to live. What it does not set is <see langword="null"/>.</summary>
/// <param name="StaleSeconds">How long a value may be served after its time to live.</param>
/// <param name="MemoryTtlSeconds">How long memory serves an entry before it asks the remote tier again.</param>
/// <param name="JitterPercent">By which share at most times to live are shortened.</param>
/// <param name="RefreshBehind">Whether a stale value is served at once and loaded again behind the answer.</param>
/// <param name="RefreshAheadPercent">After which share of its time to live a value is loaded again behind the answer.</param>
/// <param name="SoftTimeoutMilliseconds">How long callers wait where there is a stale value.</param>
/// <param name="HardTimeoutMilliseconds">How long a load may take.</param>
/// <param name="FailureTtlSeconds">How long a failure is remembered.</param>
/// <param name="RetryIntervalSeconds">How long the next attempt waits after one has failed.</param>
internal sealed record CacheSettingsModel(
    int? StaleSeconds,
    int? MemoryTtlSeconds,
    int? JitterPercent,
    bool? RefreshBehind,
    int? RefreshAheadPercent,
    int? SoftTimeoutMilliseconds,
    int? HardTimeoutMilliseconds,
    int? FailureTtlSeconds,
    int? RetryIntervalSeconds);
