using System.Diagnostics;

namespace KpiGen.Cache.Telemetry;

/// <summary>The histograms of one method.</summary>
internal sealed class MethodInstruments(CacheInstruments instruments, string method, string type)
{
    public DurationHistogram OriginLoads => instruments.OriginLoads;

    /// <summary>Gets what tells the method from others.</summary>
    public TagList Tags => new() { { CacheAttributes.Method, method }, { CacheAttributes.Type, type } };

    /// <summary>Records the sizes of a payload.</summary>
    /// <param name="size">Before compression.</param>
    /// <param name="stored">As it is stored.</param>
    public void RecordPayload(int size, int stored)
    {
        if (instruments.PayloadSize.Enabled || instruments.StoredSize.Enabled)
        {
            TagList tags = Tags;
            instruments.PayloadSize.Record(size, in tags);
            instruments.StoredSize.Record(stored, in tags);
        }
    }
}
