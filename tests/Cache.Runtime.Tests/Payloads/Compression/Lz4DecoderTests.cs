using CsCheck;

namespace KpiGen.Cache.Tests.Payloads.Compression;

/// <summary>Whatever the bytes are, the decoder reads what the description of the format makes of them, or refuses them, and writes nothing beside its destination.</summary>
public class Lz4DecoderTests
{
    // Literals until there is room, and a match that reaches back into them.
    private static readonly byte[] Start = Lz4Samples.Noise(40);

    private static readonly Gen<byte[]> Literals = Gen.OneOf(Gen.Byte.Array[0, 20], Gen.Byte.Array[265, 275]);

    private static readonly Gen<Lz4Model.Sequence> Sequences = Gen.Select(
        Literals,
        Gen.OneOf(Gen.Int[0, 40], Gen.Int[0, 600], Gen.Const(65_535)),
        Gen.OneOf(Gen.Int[4, 40], Gen.Int[270, 280], Gen.Int[525, 535]),
        static (literals, distance, length) => new Lz4Model.Sequence(literals, distance, length));

    /// <summary>Gets lengths as a number of 32 bits makes them of longer ones.</summary>
    public static TheoryData<int> WrappedLengths => [int.MinValue, -56, -40, 0, 5];

    public static TheoryData<string> Blocks => ["payload", "zeros", "period", "text", "noise"];

    [Theory]
    [MemberData(nameof(Blocks))]
    public void Cut_off_at_any_offset_it_is_refused(string name)
    {
        (byte[] block, int length) = Block(name);
        for (int cut = 0; cut < block.Length; cut++)
        {
            Assert.Null(Lz4.Decode(block.AsSpan(0, cut), length));
        }
    }

    [Theory]
    [MemberData(nameof(Blocks))]
    public void With_any_bit_flipped_it_is_what_the_format_says(string name)
    {
        (byte[] block, int length) = Block(name);
        for (int bit = 0; bit < block.Length * 8; bit++)
        {
            byte[] damaged = [.. block];
            damaged[bit / 8] ^= (byte)(1 << (bit % 8));

            AgreesWithTheModel(damaged, length);
        }
    }

    [Theory]
    [MemberData(nameof(Blocks))]
    public void A_result_that_is_shorter_or_longer_than_the_destination_is_refused(string name)
    {
        (byte[] block, int length) = Block(name);
        for (int other = 0; other <= length + 70; other++)
        {
            Assert.Equal(other == length, Lz4.Decode(block, other) is not null);
        }
    }

    [Fact]
    public void Random_bytes_are_what_the_format_says()
        => Gen.Select(Gen.Byte.Array[0, 100], Gen.OneOf(Gen.Int[0, 50], Gen.Int[0, 400])).Sample(AgreesWithTheModel, iter: 20_000);

    [Fact]
    public void Any_sequences_are_what_the_format_says()
        => Gen.Select(Sequences.List[0, 8], Literals, Gen.Int[-2, 2]).Sample(
            static (sequences, last, surplus) =>
            {
                byte[] block = Lz4Model.Write(sequences, last);
                int length = sequences.Sum(static sequence => sequence.Literals.Length + sequence.MatchLength) + last.Length;
                AgreesWithTheModel(block, Math.Max(0, length + surplus));
            },
            iter: 5_000);

    [Fact]
    public void Every_distance_up_to_40_repeats_matches_of_every_length()
    {
        for (int distance = 1; distance <= Start.Length; distance++)
        {
            for (int match = 4; match <= 80; match++)
            {
                // With room behind the match, with little and with none.
                Assert.All([0, 1, 15, 16, 31, 32, 33, 60], end =>
                {
                    byte[] block = Lz4Model.Write([new(Start, distance, match)], new byte[end]);
                    Assert.Equal(Lz4Model.Decode(block, int.MaxValue), Lz4.Decode(block, Start.Length + match + end));
                });
            }
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(41)]
    [InlineData(65_535)]
    public void A_match_from_nowhere_or_from_before_the_beginning_is_refused(int distance)
        => Assert.All([4, 16, 32, 33, 300], match =>
        {
            byte[] block = Lz4Model.Write([new(Start, distance, match)], new byte[60]);
            Assert.Null(Lz4.Decode(block, Start.Length + match + 60));
        });

    [Fact]
    public void A_match_at_the_very_beginning_is_refused()
        => Assert.All([0, 1, 16, 65_535], static distance => Assert.Null(Lz4.Decode(Lz4Model.Write([new([], distance, 4)], new byte[60]), 64)));

    [Fact]
    public void A_block_that_ends_behind_a_match_is_refused()
    {
        byte[] block = Lz4Model.Write([new(Start, 20, 30)], []);

        Assert.NotNull(Lz4.Decode(block, 70));
        Assert.Null(Lz4.Decode(block.AsSpan(..^1), 70));
    }

    [Theory]
    [MemberData(nameof(WrappedLengths))]
    public void A_match_whose_length_no_integer_holds_is_refused(int wrapped)
    {
        // What follows would be written before the destination, or fill it where the length were 5.
        byte[] rest = Lz4Model.Write([new(Lz4Samples.Noise(14), 16, 4)], new byte[56]);
        byte[] block = [0xFF, 25, .. Start, 16, 0, .. LengthThatWrapsTo((uint)wrapped - 4), .. rest];

        Assert.Null(Lz4.Decode(block, 119));
    }

    [Theory]
    [MemberData(nameof(WrappedLengths))]
    public void Literals_whose_length_no_integer_holds_are_refused(int wrapped)
        => Assert.Null(Lz4.Decode([0xF0, .. LengthThatWrapsTo((uint)wrapped), .. new byte[5]], 5));

    private static byte[] LengthThatWrapsTo(uint wrapped)
    {
        long more = wrapped + (wrapped < 1_000 ? 1L << 32 : 0) - 15;
        byte[] bytes = new byte[(more / byte.MaxValue) + 1];
        bytes.AsSpan().Fill(byte.MaxValue);
        bytes[^1] = (byte)(more % byte.MaxValue);
        return bytes;
    }

    private static void AgreesWithTheModel(byte[] block, int length)
    {
        byte[]? expected = Lz4Model.Decode(block, length);

        Assert.Equal(expected?.Length == length ? expected : null, Lz4.Decode(block, length));
    }

    private static (byte[] Block, int Length) Block(string name)
    {
        byte[] source = name switch
        {
            "payload" => Lz4Samples.Orders(15),
            "zeros" => new byte[700],
            "period" => Lz4Samples.Period(9, 350),
            "text" => Lz4Samples.Text(100),
            _ => Lz4Samples.Noise(100),
        };
        return (Lz4.Encode(source), source.Length);
    }
}
