using KpiGen.Cache.Benchmarks.Reporting;

namespace KpiGen.Cache.Benchmarks.Payloads.Measurements;

/// <summary>The figures behind the choice of a codec and its threshold.</summary>
internal static class CompressionTables
{
    public static DetailTable OfSettings(IEnumerable<SettingPoint> points, double noise, int rounds) => new(
        "settings of compression",
        $"Beside the default: geometric means over all payloads of the next table, medians of {rounds} rounds. Latencies count as equal within {Figures.Percent(noise)}, two standard errors by what two runs of the default in one round differ; bytes within 1 %.",
        ["setting", "bytes stored", "time of a hit in Redis"],
        [.. points.Select(static point => (string[])
        [
            point.Setting.ToString(),
            Figures.Ratio(point.Bytes),
            Figures.Ratio(point.Latency),
        ])]);

    public static DetailTable OfCodecs(PackedSamples packed, IReadOnlyList<HitRound> rounds) => new(
        "codecs",
        $"Answers about the sample orders; LZ4 is its fast level, Brotli quality 1. Writing and reading in the process, with serialisation; hits of distinct keys in Redis, one at a time, medians of {rounds.Count} rounds.",
        ["payload", "codec", "bytes stored", "write", "read", "hit in Redis"],
        [.. packed.Names.SelectMany(name => Enum.GetValues<PayloadCompression>().Select(codec => Row(name, codec, packed.Of(name, codec), rounds)))]);

    private static string[] Row(string name, PayloadCompression codec, PackedSample packed, IEnumerable<HitRound> rounds) =>
    [
        name,
        codec.ToString(),
        Figures.Bytes(packed.Bytes),
        Figures.Microseconds(packed.WriteMicroseconds),
        Figures.Microseconds(packed.ReadMicroseconds),
        Figures.Microseconds(Sample.Median(rounds.Select(round => round.Codecs[codec][name]))),
    ];
}
