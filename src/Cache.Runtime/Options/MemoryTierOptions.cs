namespace KpiGen.Cache;

/// <summary>Settings of the memory tier (L1).</summary>
public sealed class MemoryTierOptions
{
    /// <summary>Gets or sets how many entries each cached method may hold in memory; the coldest are evicted beyond it.</summary>
    /// <value>1 to 10,000,000. The default is 10,000. Read once, at start.</value>
    public int MaxEntriesPerMethod { get; set; } = 10_000;
}
