using KpiGen.Cache.Benchmarks.Payloads.Subjects;

namespace KpiGen.Cache.Benchmarks.Payloads.Measurements;

/// <summary>The mean sizes of a sample's answers in bytes.</summary>
internal sealed record PayloadSize(string Sample, double Json, double Native, double CompressedJson, double CompressedNative)
{
    public double Ratio => Native / Json;

    public double CompressedRatio => CompressedNative / CompressedJson;

    public static PayloadSize Of(PayloadSample sample, PayloadCompression compression)
    {
        int[] numbers = [.. Enumerable.Range(0, sample.Count)];
        return new PayloadSize(
            sample.Name,
            numbers.Average(number => sample.WriteJson(number).Length),
            numbers.Average(number => sample.Write(number).Length),
            numbers.Average(number => Packed(compression, sample.WriteJson(number))),
            numbers.Average(number => Packed(compression, sample.Write(number))));
    }

    private static int Packed(PayloadCompression compression, ReadOnlySpan<byte> payload) => RuntimeCompressor.Pack(compression, payload, new byte[payload.Length]);
}
