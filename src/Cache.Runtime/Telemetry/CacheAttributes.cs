namespace KpiGen.Cache.Telemetry;

/// <summary>The names of the attributes that metrics and traces carry.</summary>
internal static class CacheAttributes
{
    public const string Method = "cache.method";
    public const string Type = "cache.type";
    public const string Outcome = "cache.outcome";
    public const string Tier = "cache.tier";
    public const string Reason = "cache.reason";
    public const string Kind = "cache.invalidation.kind";
    public const string Alarm = "cache.alarm";
    public const string Key = "cache.key";
    public const string BatchSize = "cache.batch.size";
    public const string Abandoned = "cache.abandoned";

    // As OpenTelemetry names it.
    public const string Error = "error.type";
}
