namespace KpiGen.Cache.Benchmarks.Http.Driving;

/// <summary>What one round of load has measured.</summary>
/// <param name="PerSecond">Answers a second.</param>
/// <param name="Median">The median time of an answer.</param>
/// <param name="NinetyNinth">The time within which 99 % of the answers came.</param>
internal sealed record WrkRound(double PerSecond, TimeSpan Median, TimeSpan NinetyNinth);
