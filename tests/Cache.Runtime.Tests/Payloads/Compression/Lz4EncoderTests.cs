using System.Runtime.InteropServices;
using CsCheck;
using KpiGen.Cache.Payloads.Compression;

namespace KpiGen.Cache.Tests.Payloads.Compression;

public class Lz4EncoderTests
{
    private const int LongestSource = 0x7E000000;

    public static TheoryData<string> Sources => ["nothing", "one", "short", "payload", "noise", "zeros", "period", "border"];

    [Fact]
    public void Nothing_is_a_block_without_literals()
    {
        Assert.Equal([0], Lz4.Encode([]));
        Assert.Equal([], Lz4.Decode([0], 0)!);
    }

    [Theory]
    [MemberData(nameof(Sources))]
    public void A_destination_is_large_enough_exactly_when_the_block_fits(string name)
    {
        byte[] source = Source(name);
        byte[] block = Lz4.Encode(source);
        for (int room = 0; room <= block.Length + 40; room++)
        {
            Assert.Equal(room < block.Length ? null : block, Lz4.Encode(source, room));
        }
    }

    [Fact]
    public void A_destination_is_large_enough_exactly_when_the_block_of_any_mix_fits()
        => Gen.Select(Lz4Samples.Mixes, Gen.Int[0, 40]).Sample(
            static (source, other) =>
            {
                byte[] block = Lz4.Encode(source);
                Assert.Equal(block, Lz4.Encode(source, block.Length + other));
                Assert.Null(Lz4.Encode(source, Math.Max(0, block.Length - 1 - other)));
            },
            iter: 500);

    [Fact]
    public void The_last_five_bytes_are_literals_and_the_last_match_begins_twelve_bytes_before_the_end()
        => Gen.OneOf(Lz4Samples.Mixes, Gen.Int[0, 64].Select(static length => new byte[length])).Sample(static source =>
        {
            List<Lz4Model.Sequence> sequences = Lz4Model.Read(Lz4.Encode(source))!;
            if (sequences.Count > 1)
            {
                int last = sequences[^1].Literals.Length;
                Assert.InRange(last, 5, int.MaxValue);
                Assert.InRange(last + sequences[^2].MatchLength, 12, int.MaxValue);
            }
        });

    [Fact]
    public void What_repeats_from_65535_bytes_back_is_found_and_what_is_farther_is_not()
    {
        Assert.Contains(Lz4Model.Read(Lz4.Encode(Lz4Samples.Twice(200, 65_535)))!, static sequence => sequence is { Distance: 65_535, MatchLength: >= 190 });
        Assert.DoesNotContain(Lz4Model.Read(Lz4.Encode(Lz4Samples.Twice(200, 65_536)))!, static sequence => sequence.MatchLength > 10);
    }

    [Fact]
    public void A_match_begins_as_early_as_the_bytes_are_the_same()
    {
        // The search goes in steps by then and meets the second stretch in its middle.
        byte[] source = Lz4Samples.Twice(200, 3_000);

        Assert.Contains(Lz4Model.Read(Lz4.Encode(source))!, static sequence => sequence is { Distance: 3_000, MatchLength: >= 200 });
    }

    [Fact]
    public unsafe void A_source_that_is_longer_than_LZ4_allows_is_refused_before_it_is_read()
    {
        // Zeros that nobody reads take no memory. Without the limit they would fit: 255 of them make one byte.
        void* zeros = NativeMemory.AllocZeroed(LongestSource + 1);
        try
        {
            Assert.False(Lz4Encoder.TryEncode(new ReadOnlySpan<byte>(zeros, LongestSource + 1), new byte[9_000_000], out int written));
            Assert.Equal(0, written);
        }
        finally
        {
            NativeMemory.Free(zeros);
        }
    }

    private static byte[] Source(string name) => name switch
    {
        "nothing" => [],
        "one" => [1],
        "short" => new byte[13],
        "payload" => Lz4Samples.Orders(20),
        "noise" => Lz4Samples.Noise(600),
        "zeros" => new byte[6_000],
        "period" => Lz4Samples.Period(17, 900),
        _ => [.. Lz4Samples.Noise(270), .. new byte[289], .. Lz4Samples.Noise(15, 1)],
    };
}
