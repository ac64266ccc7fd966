using System.Numerics;
using CsCheck;
using KpiGen.Cache.Tests.Harness;

namespace KpiGen.Cache.Tests.Keys;

public class CacheTagTests
{
    private enum Kind : ulong
    {
        None,
        Last = ulong.MaxValue,
    }

    public static TheoryData<string> HostileCultures => [.. Cultures.Hostile];

    [Theory]
    [MemberData(nameof(HostileCultures))]
    public void The_text_of_every_type_is_the_same_in_every_culture(string culture)
        => Assert.Equal(Cultures.In("", Everything), Cultures.In(culture, Everything));

    [Fact]
    public void The_text_of_every_type_is_fixed()
        => Assert.Equal(
            "all|1|%0A|-1|2|-3|4|-5|6|-7|8|-9|10|-11|-1234.5|0.1|1.5|-1.50"
            + "|00000000-0000-0000-0000-000000000001|2026-03-04T050607.089Z|2026-03-04T050607|2026-03-04T050607+90"
            + "|2026-03-04|050607.0000001|-15|http%3A//h/%3Fa=b|1.2.3|18446744073709551615|Iıİ|",
            Everything());

    [Fact]
    public void Null_has_a_text_of_its_own_whatever_its_type()
    {
        string? text = null;
        int? number = null;
        Kind? kind = null;
        Uri? address = null;
        Version? version = null;
        CacheTag tag = $"{text}|{number}|{kind}|{address}|{version}";
        CacheTag empty = $"{""}|{"~"}|{"null"}";

        Assert.Equal("~|~|~|~|~", tag.ToString());
        Assert.Equal("\"\"|%7E|null", empty.ToString());
    }

    [Fact]
    public void Two_values_have_the_same_text_exactly_when_they_are_equal()
        => Gen.Select(HostileText.AnyOrNull, HostileText.AnyOrNull).Sample(
            static (left, right) => (Brand(left) == Brand(right)) == string.Equals(left, right, StringComparison.Ordinal), iter: 20_000);

    [Fact]
    public void Two_lists_of_values_with_a_colon_between_them_have_the_same_text_exactly_when_they_are_equal()
    {
        Gen<(string?, string?)> pairs = Gen.Select(HostileText.AnyOrNull, HostileText.AnyOrNull);
        Gen.Select(pairs, pairs).Sample(static (left, right) => (Pair(left) == Pair(right)) == (left == right), iter: 20_000);

        static CacheTag Pair((string? First, string? Second) values)
        {
            CacheTag tag = $"a:{values.First}:{values.Second}";
            return tag;
        }
    }

    [Fact]
    public void A_value_is_written_as_in_keys()
        => HostileText.AnyOrNull.Sample(static text => Brand(text).ToString() == "brand:" + KeyText.Of((ref writer) => writer.Write(text))[1..], iter: 5_000);

    [Fact]
    public void Text_outside_braces_is_taken_as_it_is()
    {
        CacheTag literal = "a b:*{}";
        CacheTag interpolated = $"a b:*{{}}{1}";

        Assert.Equal("a b:*{}", literal.ToString());
        Assert.Equal("a b:*{}1", interpolated.ToString());
        Assert.Equal(literal, CacheTag.FromText("a b:*{}"));
        Assert.Equal(literal.GetHashCode(), CacheTag.FromText("a b:*{}").GetHashCode());
        Assert.True(literal != interpolated);
    }

    [Fact]
    public void A_tag_has_a_text()
    {
        Assert.Throws<ArgumentException>(static () => CacheTag.FromText(""));
        Assert.Throws<ArgumentNullException>(static () => CacheTag.FromText(null!));
        Assert.Equal(string.Empty, default(CacheTag).ToString());
    }

    [Fact]
    public void A_value_without_a_text_in_keys_is_refused()
        => Assert.Contains("IntPtr", Assert.Throws<ArgumentException>(static () => Of((nint)1)).Message, StringComparison.Ordinal);

    [Fact]
    public void A_complete_tag_takes_no_more_text()
        => Assert.Throws<InvalidOperationException>(static () => CacheTag.FromText("a").AppendLiteral("b"));

    private static CacheTag Brand(string? brand)
    {
        CacheTag tag = $"brand:{brand}";
        return tag;
    }

    private static CacheTag Of(nint value)
    {
        CacheTag tag = $"{value}";
        return tag;
    }

    private static string Everything()
    {
        var time = new DateTime(2026, 3, 4, 5, 6, 7, DateTimeKind.Unspecified);
        CacheTag numbers = $"all|{true}|{'\n'}|{(sbyte)-1}|{(byte)2}|{(short)-3}|{(ushort)4}|{-5}|{6u}|{-7L}|{8ul}|{(Int128)(-9)}|{(UInt128)10}|{new BigInteger(-11)}|{-1234.5}|{0.1f}|{(Half)1.5}|{-1.50m}";
        CacheTag times = $"|{new Guid(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1)}|{new DateTime(2026, 3, 4, 5, 6, 7, 89, DateTimeKind.Utc)}|{time}|{new DateTimeOffset(time, TimeSpan.FromMinutes(90))}";
        CacheTag others = $"|{new DateOnly(2026, 3, 4)}|{new TimeOnly(5, 6, 7).Add(TimeSpan.FromTicks(1))}|{TimeSpan.FromTicks(-15)}|{new Uri("http://h/?a=b")}|{new Version(1, 2, 3)}|{Kind.Last}|{"Iıİ"}|";
        return string.Concat(numbers, times, others);
    }
}
