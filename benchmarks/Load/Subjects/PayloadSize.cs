using MessagePack;

namespace KpiGen.Cache.Benchmarks.Load.Subjects;

/// <summary>How large the payload is, as bytes and as objects.</summary>
internal static class PayloadSize
{
    private const int Repeats = 64;

    public static int OfMessagePack() => MessagePackSerializer.Serialize(KpiDashboard.Create(0, Origin.Region)).Length;

    /// <summary>Returns what the objects of a payload take on average: what it takes to read one, and nothing else.</summary>
    public static long OfGraph()
    {
        byte[][] payloads = [.. Enumerable.Range(0, Repeats).Select(static days => MessagePackSerializer.Serialize(KpiDashboard.Create(days, Origin.Region)))];
        MessagePackSerializer.Deserialize<KpiDashboard>(payloads[0]);
        long before = GC.GetAllocatedBytesForCurrentThread();
        foreach (byte[] payload in payloads)
        {
            MessagePackSerializer.Deserialize<KpiDashboard>(payload);
        }

        return (GC.GetAllocatedBytesForCurrentThread() - before) / Repeats;
    }
}
