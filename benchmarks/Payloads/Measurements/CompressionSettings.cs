using KpiGen.Cache.Benchmarks.Payloads.Subjects;
using KpiGen.Cache.Benchmarks.Reporting;

namespace KpiGen.Cache.Benchmarks.Payloads.Measurements;

/// <summary>
/// Codecs and thresholds on what the dashboard caches: bytes that are stored, time in the process, and the latency of a hit in Redis. The default
/// has to be one that no other setting is better than.
/// </summary>
internal sealed class CompressionSettings : IMeasurement
{
    private const int WarmUps = 3;

    // What is equal is decided by the noise, and a standard error shrinks with the number of rounds.
    private const int RoundsInOne = 6;

    public int Bar => 6;

    public async IAsyncEnumerable<Measure> RunAsync(MeasureArguments arguments)
    {
        IReadOnlyList<PayloadSample> samples = await SampleStores.CollectAsync();
        List<HitRound> rounds = await ReadAsync(samples, arguments);

        // Afterwards, when the compiler has nothing left to do.
        var packed = new PackedSamples(samples, arguments.Rounds);
        var points = CompressionSetting.All.Select(setting => SettingPoint.Of(setting, packed, rounds)).ToList();
        double noise = NoiseOf(rounds, packed);
        SettingPoint[] better = [.. new ParetoFront(noise).Dominating(points)];
        yield return new Measure(
            Bar,
            $"settings of compression that are better than the default, {CompressionSetting.Default}: in hit latency or bytes, and not worse in the other",
            better.Length == 0 ? "none" : string.Join(", ", better.Select(static point => point.Setting)),
            "none",
            better.Length == 0,
            CompressionTables.OfSettings(points, noise, rounds.Count));
        yield return new Measure(
            Bar, "codecs on what the dashboard caches", $"{samples.Count} payloads, {Enum.GetValues<PayloadCompression>().Length} codecs", "–", null, CompressionTables.OfCodecs(packed, rounds));
    }

    // The first rounds are for the compiler.
    private static async Task<List<HitRound>> ReadAsync(IReadOnlyList<PayloadSample> samples, MeasureArguments arguments)
    {
        await using var latencies = new HitLatencies(samples, arguments.IsQuick ? 100 : 400);
        await latencies.FillAsync();
        var rounds = new List<HitRound>();
        for (int round = 0; round < WarmUps + (arguments.Rounds * RoundsInOne); round++)
        {
            rounds.Add(await latencies.RunAsync(round));
        }

        return rounds[WarmUps..];
    }

    // Two standard errors of the median of what two runs of the same setting differ by in one round: 1.4826 median deviations are a standard deviation,
    // and the median of n values varies 1.2533 times as much as their mean.
    private static double NoiseOf(List<HitRound> rounds, PackedSamples packed)
    {
        double deviation = 1.4826 * Sample.Median(rounds.Select(round =>
        {
            IReadOnlyDictionary<string, double> first = round.Codecs[CompressionSetting.Default.Compression];
            return Math.Abs(packed.Compare(name => round.Again[name], name => first[name]) - 1);
        }));
        return 2 * 1.2533 * deviation / Math.Sqrt(rounds.Count);
    }
}
