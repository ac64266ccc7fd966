using System.Text;
using CsCheck;
using KpiGen.Cache.CompilerServices;
using KpiGen.Cache.Tests.Harness;

namespace KpiGen.Cache.Tests.Payloads.Compression;

/// <summary>What is compressed in these tests.</summary>
internal static class Lz4Samples
{
    private static readonly string[] Words = "the cache answers from memory then from Redis and then from the service itself which is asked once for every key".Split(' ');

    // Where a length leaves the token, and where it takes one more byte.
    private static readonly Gen<int> Lengths = Gen.OneOf(Gen.Int[0, 40], Gen.Int[265, 275], Gen.Int[520, 530]);

    private static readonly Gen<int> Distances = Gen.OneOf(Gen.Int[1, 40], Gen.Int[1, 3_000]);

    /// <summary>Gets stretches of noise and repeats of what was before, in any order.</summary>
    public static Gen<byte[]> Mixes { get; } = Gen.Select(Gen.Bool, Lengths, Distances, Gen.Int).List[0, 20].Select(static steps =>
    {
        List<byte> bytes = [];
        foreach ((bool isRepeat, int length, int distance, int seed) in steps)
        {
            if (isRepeat && bytes.Count > 0)
            {
                AddRepeat(bytes, length, Math.Min(distance, bytes.Count));
            }
            else
            {
                bytes.AddRange(Noise(length, seed));
            }
        }

        return bytes.ToArray();
    });

    public static byte[] Noise(int length, int seed = 4711)
    {
        byte[] bytes = new byte[length];
        new Random(seed).NextBytes(bytes);
        return bytes;
    }

    /// <summary>Returns bytes that begin again after so many.</summary>
    public static byte[] Period(int period, int length)
    {
        List<byte> bytes = [.. Noise(period)];
        AddRepeat(bytes, length - period, period);
        return [.. bytes];
    }

    public static byte[] Text(int words)
    {
        var random = new Random(4711);
        return Encoding.UTF8.GetBytes(string.Join(' ', Enumerable.Range(0, words).Select(_ => Words[random.Next(Words.Length)])));
    }

    /// <summary>Returns the payload of a list of orders.</summary>
    public static byte[] Orders(int count)
    {
        var random = new Random(4711);
        return Payload.Of((ref writer) =>
        {
            writer.WriteArrayHeader(count);
            for (int i = 0; i < count; i++)
            {
                WriteOrder(ref writer, i, random);
            }
        });
    }

    /// <summary>Returns two stretches that are the same, and noise between them: the second begins so far behind the first.</summary>
    public static byte[] Twice(int stretch, int distance) => [.. Noise(stretch, 1), .. Noise(distance - stretch, 2), .. Noise(stretch, 1), .. Noise(20, 3)];

    private static void WriteOrder(ref PayloadWriter writer, int number, Random random)
    {
        writer.WriteArrayHeader(6);
        writer.Write(100_000L + number);
        writer.Write($"SKU-{random.Next(500):D5}");
        writer.Write(Words[random.Next(Words.Length)]);
        writer.Write(random.Next(10_000) / 100.0);
        writer.Write(random.Next(1, 20));
        writer.Write(1_763_900_000L + (number * 37));
    }

    private static void AddRepeat(List<byte> bytes, int length, int distance)
    {
        for (int i = 0; i < length; i++)
        {
            bytes.Add(bytes[^distance]);
        }
    }
}
