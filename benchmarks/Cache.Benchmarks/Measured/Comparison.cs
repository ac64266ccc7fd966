namespace KpiGen.Cache.Benchmarks.Measured;

/// <summary>Two benchmarks of a class that are compared.</summary>
/// <param name="What">What is compared, in a few words.</param>
/// <param name="Category">The category of both, or <see langword="null"/> where the class has none.</param>
/// <param name="Candidate">The description of the benchmark that is measured.</param>
/// <param name="Baseline">The description of the benchmark that it is measured by.</param>
/// <param name="Limit">What the candidate has to keep.</param>
internal sealed record Comparison(string What, string? Category, string Candidate, string Baseline, Limit Limit);
