using System.Text.Json;

namespace KpiGen.Cache.Benchmarks.Reporting;

/// <summary>Measures as lines of JSON: every program appends its own, and the report reads them all.</summary>
public static class MeasureFile
{
    public static void Append(string path, Measure measure) => File.AppendAllText(path, JsonSerializer.Serialize(measure) + "\n");

    /// <summary>Reads all measures in the order of their bars; those that several processes have taken become one.</summary>
    public static IReadOnlyList<Measure> Read(string path)
        => [.. Processes.Merge(File.ReadLines(path).Select(static line => JsonSerializer.Deserialize<Measure>(line)!)).OrderBy(static measure => measure.Bar)];
}
