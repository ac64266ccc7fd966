namespace KpiGen.Cache.Benchmarks.Measured;

/// <summary>What one round of one benchmark came to.</summary>
internal readonly record struct Figure(string Name, double Nanoseconds, long Bytes);
