using System.Globalization;
using CsCheck;

namespace KpiGen.Cache.Generators.Tests.Runs;

/// <summary>A key exists twice, as a struct and as text: two keys are equal exactly when their texts are.</summary>
public class KeyAgreementTests
{
    private static readonly LoadedSample Sample = new("""
        [Cached(CacheType.User)]
        public interface IKeys
        {
            int Strings(string? a, string? b);
            int Doubles(double a, float b, Half c);
            int Decimals(decimal a);
            int Instants(DateTime a, DateTimeOffset b);
            int Small(bool a, char b, sbyte c, DayOfWeek? d);
            int Big(Int128 a, System.Numerics.BigInteger b, Guid c, TimeSpan d);
            int Lists(string?[]? a, IReadOnlyList<int> b);
            int Tuples((string? A, string? B) a, (int?, long)? b);
            int Addresses(Uri? a, Version? b);
            int Counted(IReadOnlyCollection<string> a);
            int Nothing();
        }
        """);

    private static readonly Gen<string?> Text = Gen.OneOf<string?>(
        Gen.OneOf<string?>(null, "", "~", "\"\"", ":", ",", "(", ")", "()", "a:b", "a", "b", "a,b", "%", "%3A", "ä", "A\u030a", "Å", "\ud83d", "\ude00", "😀", " ", "*", "{x}", "1", "İ", "ı", "more than sixteen bytes", "more than sixteen bytez", "Möre than sixteen bytes"),
        Gen.String[0, 4].Select(static text => (string?)text));

    private static readonly Gen<double> Number = Gen.OneOf<double>(
        Gen.OneOf(0.0, -0.0, double.NaN, BitConverter.Int64BitsToDouble(unchecked((long)0xFFF8000000000001)), double.PositiveInfinity, double.Epsilon, 0.1, 1e300, 1.5), Gen.Double);

    private static readonly Gen<decimal> Money = Gen.OneOf(0m, -0.0m, 0.0m, 1m, 1.0m, 1.00m, decimal.MaxValue, 0.0000000000000000000000000001m);

    private static readonly Gen<DateTime> Instant = Gen.OneOf(
        new DateTime(2026, 1, 2, 3, 4, 5, DateTimeKind.Utc), new DateTime(2026, 1, 2, 3, 4, 5, DateTimeKind.Unspecified), new DateTime(2026, 1, 2, 3, 4, 5, DateTimeKind.Local), DateTime.MaxValue, default);

    private static readonly Gen<DateTimeOffset> Offset = Gen.OneOf(
        new DateTimeOffset(2026, 1, 2, 3, 0, 0, TimeSpan.Zero), new DateTimeOffset(2026, 1, 2, 4, 0, 0, TimeSpan.FromHours(1)), new DateTimeOffset(2026, 1, 2, 1, 0, 0, TimeSpan.FromHours(-2)), default);

    public static TheoryData<string> Cultures => ["", "de-DE", "tr-TR", "ar-SA", "th-TH", "sv-SE"];

    [Theory]
    [MemberData(nameof(Cultures))]
    public void Struct_and_text_agree_on_equality(string culture)
    {
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
        Agree("Strings", Gen.Select(Text, Text, static (a, b) => new object?[] { a, b }));
        Agree("Doubles", Gen.Select(Number, Number, Number, static (a, b, c) => new object?[] { a, (float)b, (Half)c }));
        Agree("Decimals", Money.Select(static a => new object?[] { a }));
        Agree("Instants", Gen.Select(Instant, Offset, static (a, b) => new object?[] { a, b }));
        Agree("Small", Gen.Select(Gen.Bool, Gen.OneOf('a', 'A', '\0', '\ud83d', ':'), Gen.SByte, Gen.OneOf<DayOfWeek?>(null, 0, (DayOfWeek)99), static (a, b, c, d) => new object?[] { a, b, c, d }));
        Agree("Big", Gen.Select(Gen.Long, Gen.Int[-2, 2], static (a, b) => new object?[] { (Int128)a, new System.Numerics.BigInteger(b), new Guid(b, 0, 0, new byte[8]), new TimeSpan(b) }));
        Agree("Lists", Gen.Select(Gen.OneOf<string?[]?>(Gen.Const((string?[]?)null), Text.Array[0, 3].Select(static a => (string?[]?)a)), Gen.Int[-1, 1].Array[0, 2], static (a, b) => new object?[] { a, b }));
        Agree("Tuples", Gen.Select(Text, Text, Gen.OneOf<(int?, long)?>(null, (null, 0), (0, 0)), static (a, b, c) => new object?[] { (a, b), c }));
        Agree("Addresses", Gen.Select(Gen.OneOf("http://a/", "http://A/", "http://a/#x", "a"), Gen.OneOf("1.0", "1.0.0", "1.0.0.0"), static (a, b) => new object?[] { new Uri(a, UriKind.RelativeOrAbsolute), new Version(b) }));
    }

    [Theory]
    [InlineData("de-DE")]
    [InlineData("tr-TR")]
    [InlineData("ar-SA")]
    public void Text_does_not_depend_on_the_culture(string culture)
    {
        object key = Sample.Key("Doubles", 1.5, -2.5f, (Half)0.5);
        CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
        string expected = LoadedSample.Text(key);
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);

        Assert.Equal(":1.5:-2.5:0.5", expected);
        Assert.Equal(expected, LoadedSample.Text(key));
    }

    [Fact]
    public void Golden_texts_of_keys()
    {
        Assert.Equal(":~:\"\"", LoadedSample.Text(Sample.Key("Strings", null, "")));
        Assert.Equal(":a%3Ab:c", LoadedSample.Text(Sample.Key("Strings", "a:b", "c")));
        Assert.Equal(":(~,\"\",a):()", LoadedSample.Text(Sample.Key("Lists", (string?[])[null, "", "a"], (int[])[])));
        Assert.Equal(":(~,a):(~,7)", LoadedSample.Text(Sample.Key("Tuples", ((string?)null, "a"), ((int?)null, 7L))));
        Assert.Equal(":1:a:-1:99", LoadedSample.Text(Sample.Key("Small", true, 'a', (sbyte)-1, (DayOfWeek)99)));
        Assert.Equal(string.Empty, LoadedSample.Text(Sample.Key("Nothing")));
    }

    [Fact]
    public void Collections_of_different_types_with_equal_elements_are_one_key()
    {
        object list = Sample.Key("Counted", (List<string>)["a", "b"]);
        object set = Sample.Key("Counted", (HashSet<string>)["a", "b"]);

        Assert.Equal(list, set);
        Assert.Equal(list.GetHashCode(), set.GetHashCode());
        Assert.Equal(LoadedSample.Text(list), LoadedSample.Text(set));
    }

    [Fact]
    public void The_check_finds_a_key_that_disagrees()
        => Assert.ThrowsAny<Exception>(() => Check(("x", 1), ("x", 2), static pair => pair.Item1));

    private static void Agree(string method, Gen<object?[]> arguments)
        => Gen.Select(arguments, arguments).Sample(
            (left, right) => Check(Sample.Key(method, left), Sample.Key(method, right), LoadedSample.Text),
            iter: 400,
            threads: 1);

    private static void Check<T>(T left, T right, Func<T, string> text)
        where T : notnull
    {
        bool equal = left.Equals(right);
        Assert.Equal(text(left) == text(right), equal);
        Assert.True(!equal || left.GetHashCode() == right.GetHashCode());
    }
}
