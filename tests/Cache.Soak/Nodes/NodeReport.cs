using System.Diagnostics;
using System.Text.Json;

namespace KpiGen.Cache.Soak.Nodes;

/// <summary>What a node says of itself on its standard output: one line of JSON behind a word.</summary>
/// <param name="Heap">The managed heap after a collection, in bytes.</param>
/// <param name="ResidentSet">The memory of the process, in bytes.</param>
/// <param name="Calls">The calls of cached methods.</param>
/// <param name="Hits">How many of them the cache answered.</param>
/// <param name="Exceptions">The exceptions that no caller should have seen.</param>
/// <param name="Origins">The calls of the origin under way.</param>
/// <param name="Leases">The leases held.</param>
/// <param name="Tags">The tags known.</param>
/// <param name="Background">The writes behind answers under way.</param>
internal sealed record NodeReport(
    long Heap, long ResidentSet, long Calls, long Hits, int Exceptions, int Origins, int Leases, int Tags, int Background)
{
    public const string Ready = "ready";
    public const string Warm = "warm";
    public const string End = "end";

    public string ToLine(string word) => $"{word} {JsonSerializer.Serialize(this)}";

    public static bool TryParse(string line, string word, out NodeReport? report)
    {
        bool isReport = line.StartsWith(word + " {", StringComparison.Ordinal);
        report = isReport ? JsonSerializer.Deserialize<NodeReport>(line[(word.Length + 1)..]) : null;
        return isReport;
    }

    public static (long Heap, long ResidentSet) Measure()
    {
        using var self = Process.GetCurrentProcess();
        long heap = GC.GetTotalMemory(forceFullCollection: true);
        return (heap, self.WorkingSet64);
    }
}
