using KpiGen.Cache.Benchmarks.Payloads.Subjects;
using KpiGen.Cache.Benchmarks.Reporting;

namespace KpiGen.Cache.Benchmarks.Payloads.Measurements;

/// <summary>How large answers of the dashboard are beside their JSON, before and after compression.</summary>
internal sealed class PayloadSizes : IMeasurement
{
    private const double Most = 0.5;

    private static readonly PayloadCompression Compression = new RemoteTierOptions().Compression;

    public int Bar => 5;

    public async IAsyncEnumerable<Measure> RunAsync(MeasureArguments arguments)
    {
        PayloadSize[] sizes = [.. (await SampleStores.CollectAsync()).Select(static sample => PayloadSize.Of(sample, Compression))];
        yield return Judge("size of a payload beside its JSON", sizes.Max(static size => size.Ratio), Most, Details(sizes));
        yield return Judge($"size of a payload with {Compression} beside its JSON", sizes.Max(static size => size.CompressedNative / size.Json), Most);
        yield return Judge($"size of a payload with {Compression} beside its JSON with {Compression}", sizes.Max(static size => size.CompressedRatio), null);
    }

    private Measure Judge(string what, double ratio, double? most, DetailTable? details = null)
        => new(Bar, $"{what}, the largest", Figures.Ratio(ratio), most is { } bar ? $"<= {Figures.Ratio(bar)}" : "–", most is null ? null : ratio <= most, details);

    private static DetailTable Details(IEnumerable<PayloadSize> sizes) => new(
        "sizes",
        $"Answers about the sample orders, means of several; {Compression} at the level of the runtime.",
        ["payload", "JSON", "KpiGen", "ratio", "JSON, compressed", "KpiGen, compressed", "ratio"],
        [.. sizes.Select(static size => (string[])
        [
            size.Sample,
            Figures.Bytes(size.Json),
            Figures.Bytes(size.Native),
            Figures.Ratio(size.Ratio),
            Figures.Bytes(size.CompressedJson),
            Figures.Bytes(size.CompressedNative),
            Figures.Ratio(size.CompressedRatio),
        ])]);
}
