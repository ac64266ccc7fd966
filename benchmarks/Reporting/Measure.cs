namespace KpiGen.Cache.Benchmarks.Reporting;

/// <summary>One line of the report: what was measured, and whether it keeps its bar.</summary>
/// <param name="Bar">The number of the bar.</param>
/// <param name="What">What was measured, in a few words.</param>
/// <param name="Result">The figures, with their units.</param>
/// <param name="Limit">The bar, as text.</param>
/// <param name="Holds">Whether the result keeps the bar; <see langword="null"/> where the figures are published without one.</param>
/// <param name="Details">The figures behind the result.</param>
/// <param name="Ratio">The number that is compared with the bar, where it is one: by it the process in the middle is found, where a bar is measured in several.</param>
public sealed record Measure(int Bar, string What, string Result, string Limit, bool? Holds, DetailTable? Details = null, double? Ratio = null);
