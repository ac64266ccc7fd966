namespace KpiGen.Cache.Benchmarks.Load.Measurements;

/// <summary>How often the origin was called in one stampede, and how long its callers have waited, in milliseconds.</summary>
internal readonly record struct StampedeRound(int Calls, double P50, double P99, double Max);
