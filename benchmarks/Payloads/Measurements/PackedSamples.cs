using KpiGen.Cache.Benchmarks.Payloads.Subjects;
using KpiGen.Cache.Benchmarks.Reporting;

namespace KpiGen.Cache.Benchmarks.Payloads.Measurements;

/// <summary>All samples in all ways in which they can be stored.</summary>
internal sealed class PackedSamples(IReadOnlyList<PayloadSample> samples, int rounds)
{
    private readonly Dictionary<(string, PayloadCompression), PackedSample> _packed = MeasureWarm(samples, rounds);

    public IReadOnlyList<string> Names { get; } = [.. samples.Select(static sample => sample.Name)];

    /// <summary>Returns the mean ratio of two figures of every sample.</summary>
    public double Compare(Func<string, double> figure, Func<string, double> baseline) => Sample.GeometricMean(Names.Select(name => figure(name) / baseline(name)));

    public PackedSample Of(string sample, PayloadCompression compression) => _packed[(sample, compression)];

    /// <summary>Returns how a setting stores the answers of a sample.</summary>
    public PayloadCompression CodecOf(CompressionSetting setting, string sample) => setting.For(Of(sample, PayloadCompression.None).Bytes);

    // The whole of it once for the compiler, which works beside what it has been given last.
    private static Dictionary<(string, PayloadCompression), PackedSample> MeasureWarm(IReadOnlyList<PayloadSample> samples, int rounds)
    {
        MeasureAll(samples, rounds);
        return MeasureAll(samples, rounds);
    }

    private static Dictionary<(string, PayloadCompression), PackedSample> MeasureAll(IReadOnlyList<PayloadSample> samples, int rounds) => samples
        .SelectMany(static sample => Enum.GetValues<PayloadCompression>().Select(compression => (sample, compression)))
        .ToDictionary(static way => (way.sample.Name, way.compression), way => PackedSample.Measure(way.sample, way.compression, rounds));
}
