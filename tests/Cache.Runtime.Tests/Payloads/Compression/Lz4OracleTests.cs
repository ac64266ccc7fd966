using CsCheck;
using K4os.Compression.LZ4;

namespace KpiGen.Cache.Tests.Payloads.Compression;

/// <summary>The codec beside K4os', which is the oracle: each reads what the other writes. Of nothing K4os makes no block.</summary>
public class Lz4OracleTests
{
    // Where literals and matches leave the token, and where they take one more byte.
    private static readonly int[] Borders = [14, 15, 16, 17, 18, 19, 20, 268, 269, 270, 271, 272, 273, 274, 275, 524, 525, 526, 527, 528, 529, 530];

    [Fact]
    public void Every_length_from_1_to_64_is_read_by_both()
        => Assert.All(Enumerable.Range(1, 64), static length =>
        {
            IsReadByBoth(Lz4Samples.Noise(length));
            IsReadByBoth(new byte[length]);
            IsReadByBoth(Lz4Samples.Period(Math.Min(3, length), length));
        });

    [Fact]
    public void Payloads_are_read_by_both() => Assert.All([1, 2, 10, 100, 1_000, 5_000], static count => IsReadByBoth(Lz4Samples.Orders(count)));

    [Fact]
    public void Text_is_read_by_both() => Assert.All([5, 50, 500, 5_000], static words => IsReadByBoth(Lz4Samples.Text(words)));

    [Fact]
    public void Noise_is_read_by_both() => Assert.All([100, 1_000, 70_000], static length => IsReadByBoth(Lz4Samples.Noise(length)));

    [Fact]
    public void Zeros_are_read_by_both() => Assert.All([100, 1_000, 70_000], static length => IsReadByBoth(new byte[length]));

    [Fact]
    public void Literals_of_every_length_at_a_border_are_read_by_both()
        => Assert.All(Borders, static length => IsReadByBoth([.. Lz4Samples.Noise(length), .. new byte[40], .. Lz4Samples.Noise(length, 1)]));

    [Fact]
    public void Matches_of_every_length_at_a_border_are_read_by_both()
        => Assert.All(Borders, static length =>
        {
            IsReadByBoth(Lz4Samples.Twice(length, 600));
            IsReadByBoth(Lz4Samples.Period(7, 7 + length + 12));
        });

    [Fact]
    public void Every_period_up_to_40_is_read_by_both()
        => Assert.All(Enumerable.Range(1, 40), static period => Assert.All([64, 100, 101, 1_000], length => IsReadByBoth(Lz4Samples.Period(period, length))));

    [Theory]
    [InlineData(65_534)]
    [InlineData(65_535)]
    [InlineData(65_536)]
    [InlineData(65_537)]
    [InlineData(70_000)]
    [InlineData(131_071)]
    [InlineData(131_072)]
    public void What_repeats_from_this_far_back_is_read_by_both(int distance)
    {
        IsReadByBoth(Lz4Samples.Twice(200, distance));
        IsReadByBoth(Lz4Samples.Period(distance, distance + 1_000));
        IsReadByBoth([.. new byte[distance], .. Lz4Samples.Noise(30), .. new byte[60]]);
    }

    [Fact]
    public void A_megabyte_is_read_by_both()
    {
        IsReadByBoth(Lz4Samples.Orders(30_000)[..1_048_576]);
        IsReadByBoth(Lz4Samples.Period(50_000, 1_048_576));
    }

    [Fact]
    public void Any_mix_of_noise_and_repeats_is_read_by_both() => Lz4Samples.Mixes.Where(static source => source.Length > 0).Sample(IsReadByBoth, iter: 1_000);

    [Theory]
    [InlineData(1)]
    [InlineData(20)]
    [InlineData(200)]
    [InlineData(5_000)]
    public void Payloads_are_hardly_larger_than_those_of_the_oracle(int count)
    {
        byte[] source = Lz4Samples.Orders(count);

        Assert.InRange(Lz4.Encode(source).Length, 1, Theirs(source, LZ4Level.L00_FAST).Length * 1.03);
    }

    private static void IsReadByBoth(byte[] source)
    {
        byte[] block = Lz4.Encode(source);
        byte[] read = new byte[source.Length];

        Assert.Equal(source.Length, LZ4Codec.Decode(block, read));
        Assert.True(source.AsSpan().SequenceEqual(read), "K4os reads something else.");
        Assert.True(source.AsSpan().SequenceEqual(Lz4.Decode(block, source.Length)), "We read something else than we have written.");
        foreach (LZ4Level level in new[] { LZ4Level.L00_FAST, LZ4Level.L09_HC, LZ4Level.L12_MAX })
        {
            Assert.True(source.AsSpan().SequenceEqual(Lz4.Decode(Theirs(source, level), source.Length)), $"We read something else than K4os has written at level {level}.");
        }
    }

    private static byte[] Theirs(byte[] source, LZ4Level level)
    {
        byte[] block = new byte[LZ4Codec.MaximumOutputSize(source.Length)];
        return block[..LZ4Codec.Encode(source, block, level)];
    }
}
