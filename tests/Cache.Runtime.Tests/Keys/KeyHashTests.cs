using KpiGen.Cache.CompilerServices;

namespace KpiGen.Cache.Tests.Keys;

public class KeyHashTests
{
    [Fact]
    public void Equal_parts_have_equal_hashes()
    {
        Assert.Equal(KeyHash.Combine(1, "north"), KeyHash.Combine(1, string.Concat("nor", "th")));
        Assert.Equal(KeyHash.Combine(1, (string?)null, 3), KeyHash.Combine(1, (string?)null, 3));
    }

    [Fact]
    public void The_order_of_parts_counts()
    {
        Assert.NotEqual(KeyHash.Combine(1, 2), KeyHash.Combine(2, 1));
        Assert.NotEqual(KeyHash.Combine(1, 2, 3), KeyHash.Combine(3, 2, 1));
        Assert.NotEqual(KeyHash.Combine(1, 2, 3, 4), KeyHash.Combine(3, 4, 1, 2));
    }

    [Theory]
    [InlineData(1, 0)]
    [InlineData(1024, 1)]
    [InlineData(65_536, 1_000)]
    public void Regular_parts_spread_over_the_buckets_of_a_dictionary(int step, int other)
    {
        const int buckets = 1_031;
        const int keys = 100_000;
        int[] filled = new int[buckets];
        for (int i = 0; i < keys; i++)
        {
            filled[(uint)KeyHash.Combine(i * step, i * other) % buckets]++;
        }

        // Were the hashes random, a bucket would hold 97 keys give or take 10; ten deviations do not happen by chance.
        Assert.InRange(filled.Max(), 1, 200);
        Assert.InRange(filled.Min(), 1, 97);
    }

    [Theory]
    [InlineData(1L)]
    [InlineData(1L << 12)]
    [InlineData(1L << 22)]
    [InlineData((1L << 32) + 1)]
    public void Numbers_that_count_in_steps_spread_over_the_buckets_that_the_low_bits_tell(long step)
    {
        int[] filled = new int[1_024];
        for (long i = 0; i < 102_400; i++)
        {
            filled[KeyHash.Combine(i * step) & (filled.Length - 1)]++;
        }

        // Were the hashes random, a bucket would hold 100 keys give or take 10.
        Assert.InRange(filled.Max(), 1, 200);
        Assert.InRange(filled.Min(), 1, 100);
    }

    [Fact]
    public void What_the_framework_folds_into_one_hash_has_hashes_of_its_own()
    {
        long[] numbers = [.. Enumerable.Range(1, 1_000).Select(static half => ((long)half << 32) | (uint)half)];
        Assert.Single(numbers.Select(static number => number.GetHashCode()).Distinct());

        Assert.InRange(numbers.Select(static number => KeyHash.Combine(number)).Distinct().Count(), 999, 1_000);
        Assert.InRange(numbers.Select(static number => KeyHash.Combine((ulong)number)).Distinct().Count(), 999, 1_000);
        Assert.InRange(numbers.Select(static number => KeyHash.Combine(new DateTime(number))).Distinct().Count(), 999, 1_000);
        Assert.InRange(numbers.Select(static number => KeyHash.Combine(new DateTimeOffset(number, TimeSpan.Zero))).Distinct().Count(), 999, 1_000);
        Assert.InRange(numbers.Select(static number => KeyHash.Combine(new TimeSpan(number))).Distinct().Count(), 999, 1_000);
        Assert.InRange(numbers.Select(static number => KeyHash.Combine(BitConverter.Int64BitsToDouble(number))).Distinct().Count(), 999, 1_000);
        Assert.InRange(numbers.Select(static number => KeyHash.Combine(new decimal(lo: (int)number, mid: (int)number, hi: 0, isNegative: false, scale: 0))).Distinct().Count(), 999, 1_000);
        Assert.InRange(numbers.Select(static number => KeyHash.Combine(new Int128((ulong)number, (ulong)number))).Distinct().Count(), 999, 1_000);
        Assert.InRange(numbers.Select(static number => KeyHash.Combine(new UInt128((ulong)number, (ulong)number))).Distinct().Count(), 999, 1_000);
    }

    [Fact]
    public void What_is_equal_as_a_key_has_one_hash_whatever_its_bits_are()
    {
        Assert.Equal(KeyHash.Combine(double.NaN), KeyHash.Combine(BitConverter.UInt64BitsToDouble(0x7FF8_0000_0000_0001)));
        Assert.Equal(KeyHash.Combine(decimal.Zero), KeyHash.Combine(decimal.Negate(decimal.Zero)));
        Assert.Equal(KeyHash.Combine(0.0m), KeyHash.Combine(-0.0m));
        Assert.Equal(
            KeyHash.Combine(new DateTime(2026, 10, 25, 2, 30, 0, DateTimeKind.Local)), KeyHash.Combine(new DateTime(2026, 10, 25, 2, 30, 0, DateTimeKind.Local)));
    }

    [Fact]
    public void Distinct_pairs_collide_no_more_than_chance_has_it()
    {
        HashSet<int> hashes = [];
        for (int high = 0; high < 300; high++)
        {
            for (int low = 0; low < 300; low++)
            {
                hashes.Add(KeyHash.Combine(high, low));
            }
        }

        // 90,000 values of 32 bits: one collision on average.
        Assert.InRange(hashes.Count, 90_000 - 20, 90_000);
    }
}
