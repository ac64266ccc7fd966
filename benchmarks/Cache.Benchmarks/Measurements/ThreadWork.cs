namespace KpiGen.Cache.Benchmarks.Measurements;

/// <summary>What threads do again and again.</summary>
/// <param name="Name">What it is called in the report.</param>
/// <param name="Do">The work, with the number of a key.</param>
/// <param name="Keys">How many keys two threads have: two, each its own, or one that they share.</param>
internal sealed record ThreadWork(string Name, Action<int> Do, int Keys);
