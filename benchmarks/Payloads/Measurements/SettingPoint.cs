using KpiGen.Cache.Benchmarks.Reporting;

namespace KpiGen.Cache.Benchmarks.Payloads.Measurements;

/// <summary>A setting, and what it comes to over all samples beside the default. Every sample counts the same, however large it is.</summary>
/// <param name="Setting">The setting.</param>
/// <param name="Bytes">The size of what is stored.</param>
/// <param name="Latency">The latency of a hit in Redis: the median of the ratios in each round.</param>
internal sealed record SettingPoint(CompressionSetting Setting, double Bytes, double Latency)
{
    /// <summary>Puts a setting together of what was measured with and without its codec: below its threshold a payload is stored as it is.</summary>
    public static SettingPoint Of(CompressionSetting setting, PackedSamples packed, IReadOnlyList<HitRound> rounds)
        => new(setting, packed.Compare(name => BytesOf(setting, packed, name), name => BytesOf(CompressionSetting.Default, packed, name)), Sample.Median(rounds.Select(round => LatencyOf(setting, packed, round))));

    private static double BytesOf(CompressionSetting setting, PackedSamples packed, string name) => packed.Of(name, packed.CodecOf(setting, name)).Bytes;

    private static double LatencyOf(CompressionSetting setting, PackedSamples packed, HitRound round)
        => packed.Compare(name => round.Codecs[packed.CodecOf(setting, name)][name], name => round.Codecs[packed.CodecOf(CompressionSetting.Default, name)][name]);
}
