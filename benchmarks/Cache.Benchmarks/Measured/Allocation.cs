namespace KpiGen.Cache.Benchmarks.Measured;

/// <summary>What a benchmark may allocate.</summary>
internal enum Allocation
{
    Any,

    /// <summary>Not a single byte.</summary>
    Nothing,

    /// <summary>As much as its baseline, where even that allocates.</summary>
    AsBaseline,
}
