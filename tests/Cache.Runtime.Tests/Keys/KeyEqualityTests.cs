using CsCheck;
using KpiGen.Cache.CompilerServices;
using KpiGen.Cache.Tests.Harness;

namespace KpiGen.Cache.Tests.Keys;

/// <summary>A key exists as struct and as text; both must agree on what is equal, and equal values must have equal hashes.</summary>
public class KeyEqualityTests
{
    private static readonly double[] Doubles = [0.0, -0.0, double.NaN, BitConverter.Int64BitsToDouble(0x7FF8000000000001), -double.NaN, 1, double.Epsilon, double.MaxValue, double.NegativeInfinity];

    private static readonly decimal[] Decimals = [0m, -0.0m, 0.0m, new decimal(0, 0, 0, isNegative: true, 1), 1m, 1.0m, 1.00m, -1.0m, decimal.MaxValue];

    private static readonly string?[] Strings = [null, "", "a", "A", "é", "e\u0301", "\uD83D", "\uFFFD", "İ", "i"];

    private static readonly DateTime Moment = new(2026, 10, 25, 2, 30, 0, DateTimeKind.Unspecified);

    private static readonly DateTime[] Dates =
    [
        Moment, DateTime.SpecifyKind(Moment, DateTimeKind.Utc), DateTime.SpecifyKind(Moment, DateTimeKind.Local), Moment.AddTicks(1),
        DateTime.MinValue, DateTime.MaxValue, DateTime.SpecifyKind(DateTime.MinValue, DateTimeKind.Utc),
    ];

    private static readonly DateTimeOffset[] Offsets =
    [
        new(2026, 1, 1, 12, 0, 0, TimeSpan.Zero), new(2026, 1, 1, 13, 0, 0, TimeSpan.FromHours(1)), new(2026, 1, 1, 11, 0, 0, TimeSpan.FromHours(-1)),
        new(2026, 1, 1, 12, 0, 0, TimeSpan.FromHours(1)), DateTimeOffset.MinValue, DateTimeOffset.MaxValue,
    ];

    private static readonly Uri?[] Uris =
    [
        null, new("http://a/x"), new("HTTP://A/x"), new("http://a/x#f"), new("http://a/%78"), new("x", UriKind.Relative), new("http://a:80/x"),
    ];

    [Fact]
    public void Doubles_agree() => Agree(Doubles, KeyEquality.Equals, static (ref writer, value) => writer.Write(value));

    [Fact]
    public void Random_doubles_agree()
        => Gen.Long.Select(BitConverter.Int64BitsToDouble).Array[2].Sample(pair => Agree(pair, KeyEquality.Equals, static (ref writer, value) => writer.Write(value)));

    [Fact]
    public void Singles_agree()
        => Agree([0f, -0f, float.NaN, BitConverter.Int32BitsToSingle(0x7FC00001), 0.1f, 1f], KeyEquality.Equals, static (ref writer, value) => writer.Write(value));

    [Fact]
    public void Halves_agree()
        => Agree([(Half)0f, (Half)(-0f), Half.NaN, BitConverter.Int16BitsToHalf(0x7E01), (Half)1], KeyEquality.Equals, static (ref writer, value) => writer.Write(value));

    [Fact]
    public void Decimals_agree_and_keep_their_scale() => Agree(Decimals, KeyEquality.Equals, static (ref writer, value) => writer.Write(value));

    [Fact]
    public void Strings_agree() => Agree(Strings, KeyEquality.Equals, static (ref writer, value) => writer.Write(value));

    [Fact]
    public void Dates_agree_and_keep_their_kind() => Agree(Dates, KeyEquality.Equals, static (ref writer, value) => writer.Write(value));

    [Fact]
    public void Offsets_agree_though_the_instants_are_equal() => Agree(Offsets, KeyEquality.Equals, static (ref writer, value) => writer.Write(value));

    [Fact]
    public void Uris_agree_by_their_spelling()
    {
        // Uri has a hash of its own that ignores the fragment; keys hash the spelling.
        foreach (Uri? left in Uris)
        {
            foreach (Uri? right in Uris)
            {
                Assert.Equal(TextOf(left) == TextOf(right), KeyEquality.Equals(left, right));
            }
        }

        static string TextOf(Uri? uri) => KeyText.Of((ref writer) => writer.Write(uri));
    }

    private static void Agree<T>(T[] values, Func<T, T, bool> equals, Write<T> write)
    {
        foreach (T left in values)
        {
            foreach (T right in values)
            {
                bool sameText = KeyText.Of((ref writer) => write(ref writer, left)) == KeyText.Of((ref writer) => write(ref writer, right));
                Assert.True(sameText == equals(left, right), $"text says {sameText}, equality says {!sameText}: {left} and {right}");
                if (sameText && left is not null)
                {
                    Assert.Equal(left.GetHashCode(), right!.GetHashCode());
                }
            }
        }
    }

    private delegate void Write<in T>(ref CacheKeyWriter writer, T value);
}
