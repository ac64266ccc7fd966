using System.Diagnostics;
using KpiGen.Cache.Benchmarks.Payloads.Subjects;
using KpiGen.Cache.Benchmarks.Reporting;

namespace KpiGen.Cache.Benchmarks.Payloads.Measurements;

/// <summary>What storing a sample's answers in one way takes in the process.</summary>
/// <param name="Bytes">The mean size of what is stored.</param>
/// <param name="WriteMicroseconds">The time to serialise and compress one.</param>
/// <param name="ReadMicroseconds">The time to decompress and deserialise one.</param>
internal sealed record PackedSample(double Bytes, double WriteMicroseconds, double ReadMicroseconds)
{
    private const int Repeats = 200;

    // These rounds are for the compiler.
    private const int WarmUps = 5;

    public static PackedSample Measure(PayloadSample sample, PayloadCompression compression, int rounds)
    {
        byte[][] plain = [.. Enumerable.Range(0, sample.Count).Select(number => sample.Write(number).ToArray())];
        byte[][] stored = [.. plain.Select(payload => Pack(compression, payload))];
        byte[] buffer = new byte[plain.Max(static payload => payload.Length)];
        var writes = new List<double>();
        var reads = new List<double>();

        for (int round = -WarmUps; round < rounds; round++)
        {
            writes.Add(Time(number => Write(sample, compression, number % sample.Count, buffer)));
            reads.Add(Time(number => Read(sample, compression, stored[number % sample.Count], buffer.AsMemory(0, plain[number % sample.Count].Length))));
        }

        return new PackedSample(stored.Average(static payload => payload.Length), Sample.Median(writes.Skip(WarmUps)), Sample.Median(reads.Skip(WarmUps)));
    }

    private static byte[] Pack(PayloadCompression compression, byte[] payload)
    {
        byte[] buffer = new byte[payload.Length];
        return buffer[..RuntimeCompressor.Pack(compression, payload, buffer)];
    }

    private static void Write(PayloadSample sample, PayloadCompression compression, int number, byte[] buffer)
    {
        ReadOnlySpan<byte> payload = sample.Write(number);
        if (compression != PayloadCompression.None)
        {
            RuntimeCompressor.Pack(compression, payload, buffer);
        }
    }

    private static void Read(PayloadSample sample, PayloadCompression compression, byte[] stored, Memory<byte> payload)
    {
        if (compression == PayloadCompression.None)
        {
            sample.Read(stored);
            return;
        }

        RuntimeCompressor.Unpack(compression, stored, payload.Span);
        sample.Read(payload);
    }

    private static double Time(Action<int> work)
    {
        long start = Stopwatch.GetTimestamp();
        for (int number = 0; number < Repeats; number++)
        {
            work(number);
        }

        return Stopwatch.GetElapsedTime(start).TotalMicroseconds / Repeats;
    }
}
