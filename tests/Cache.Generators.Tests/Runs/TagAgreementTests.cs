using System.Globalization;
using System.Reflection;
using CsCheck;
using KpiGen.Cache.Generators.Tests.Harness;

namespace KpiGen.Cache.Generators.Tests.Runs;

/// <summary>The cached side, the invalidating side and a tag that is written by hand build the same text from the same value.</summary>
public class TagAgreementTests
{
    private const string Template = """
        "\"\\\t{{x}}\ud83d\u0000\n:{place.Text}:{place.Number}:{place.Kind}:{place.Size}:{place.When}:{place.Address}:{place.Price}!"
        """;

    private static readonly string Source = $$$"""
        public enum Kind : ulong { None, Some = ulong.MaxValue }
        public sealed record Place(string? Text, int? Number, Kind Kind, double Size, DateTimeOffset When, Uri? Address, decimal Price);
        public interface IPlaces
        {
            [Cached("orders", Tags = [{{{Template}}}, "all"])] int Get(Place? place);
            [Cached("orders", Key = "{place.Text}/{page}", Tags = ["text:{ place.Text }", "length:{place.Text.Length}"])] int Page([CacheKeyIgnore] int trace, Place place, int page);
            [InvalidatesCache(Tags = [{{{Template}}}])] void Change(Place? place);
            [InvalidatesCache(Tags = ["text:{text}"])] void ChangeText(string? text);
            [InvalidatesCache(Tags = ["length:{length}"])] void ChangeLength(int? length);
            [InvalidatesCache(Tags = ["all"])] void ChangeAll();
        }
        public sealed class Places : IPlaces
        {
            private int _calls;
            public int Get(Place? place) => ++_calls;
            public int Page(int trace, Place place, int page) => ++_calls;
            public void Change(Place? place) { }
            public void ChangeText(string? text) { }
            public void ChangeLength(int? length) { }
            public void ChangeAll() { }
        }
        public static class Use
        {
            public static Place? Of(object?[]? values)
                => values is null ? null : new((string?)values[0], (int?)values[1], (Kind)values[2]!, (double)values[3]!, (DateTimeOffset)values[4]!, (Uri?)values[5], (decimal)values[6]!);

            public static string ByHand(IServiceProvider services, object?[]? values) => Hand(Of(values)).ToString();

            public static CacheTag Hand(Place? place)
                => {{{"$" + Template.Replace("place.", "place?.", StringComparison.Ordinal)}}};

            // Which of three ways to invalidate leaves the entry in the cache, and whether that of another place is still there.
            public static string Left(IServiceProvider services, object?[]? values, object?[]? others)
            {
                var places = (IPlaces)services.GetService(typeof(IPlaces))!;
                var invalidator = (ICacheInvalidator)services.GetService(typeof(ICacheInvalidator))!;
                Place? place = Of(values);
                int other = places.Get(Of(others));
                Action[] ways = [() => places.Change(place), () => _ = invalidator.InvalidateTagAsync(Hand(place)), () => { }];
                string left = "";
                foreach (Action way in ways)
                {
                    int before = places.Get(place);
                    way();
                    left += places.Get(place) == before ? "held " : "gone ";
                }

                return left + (places.Get(Of(others)) == other);
            }

            public static string Pages(IServiceProvider services)
            {
                var places = (IPlaces)services.GetService(typeof(IPlaces))!;
                Place[] all = [Of(["a", null, Kind.None, 0.0, default(DateTimeOffset), null, 0m])!, Of(["bc", null, Kind.None, 0.0, default(DateTimeOffset), null, 0m])!, Of([null, null, Kind.None, 0.0, default(DateTimeOffset), null, 0m])!];
                string read = Read();
                places.ChangeText("a");
                read += ", " + Read();
                places.ChangeLength(2);
                read += ", " + Read();
                places.ChangeText(null);
                return read + ", " + Read();
                string Read() => $"{places.Page(1, all[0], 1)} {places.Page(2, all[1], 1)} {places.Page(3, all[2], 1)}";
            }
        }
        """;

    private static readonly Assembly Sample = GeneratorHarness.Run(Source).Load();

    private static readonly Gen<object?[]?> Values = Gen.Select(
        Gen.OneOf<string?>(null, "", "~", ":", "\"\"", "%", "{x}", "a:b", "\ud83d", "\r\n", "İ", "é", "e\u0301"),
        Gen.OneOf<int?>(null, 0, -1, int.MinValue),
        Gen.OneOf(0ul, 1ul, ulong.MaxValue),
        Gen.OneOf(0.0, -0.0, 1.5, double.NaN, double.NegativeInfinity, 1e300),
        Gen.OneOf(default, new DateTimeOffset(2026, 3, 4, 5, 6, 7, TimeSpan.FromMinutes(90)), new DateTimeOffset(2026, 3, 4, 3, 36, 7, TimeSpan.Zero)),
        Gen.OneOf(null, new Uri("http://h/a?b=%20#c"), new Uri("a b", UriKind.Relative)),
        Gen.OneOf(0m, 1.0m, 1.00m, -1234.5m),
        static (text, number, kind, size, when, address, price)
            => text == "~" ? null : (object?[]?)[text, number, Enum.ToObject(Sample.GetType("Kind")!, kind), size, when, address, price]);

    [Theory]
    [InlineData("")]
    [InlineData("de-DE")]
    [InlineData("ar-SA")]
    public async Task Either_side_reaches_the_entry_of_the_value_and_no_other(string culture)
    {
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
        await using var host = new SampleHost(Sample, "Places");

        Gen.Select(Values, Values).Where(pair => ByHand(host, pair.Item1) != ByHand(host, pair.Item2)).Sample(
            (value, other) => Assert.Equal("gone gone held True", host.Use<string>("Left", value, other)),
            iter: 300,
            threads: 1);
    }

    [Fact]
    public async Task The_text_is_fixed()
    {
        await using var host = new SampleHost(Sample, "Places");

        Assert.Equal(
            "\"\\\t{x}\ud83d\0\n:a%3Ab:~:18446744073709551615:1.5:2026-03-04T050607+90:~:1.00!",
            ByHand(host, ["a:b", null, Enum.ToObject(Sample.GetType("Kind")!, ulong.MaxValue), 1.5, new DateTimeOffset(2026, 3, 4, 5, 6, 7, TimeSpan.FromMinutes(90)), null, 1.00m]));
        Assert.Equal("\"\\\t{x}\ud83d\0\n:~:~:~:~:~:~:~!", ByHand(host, null));
    }

    [Fact]
    public async Task The_place_that_a_key_names_and_what_is_below_it_can_be_tags()
    {
        await using var host = new SampleHost(Sample, "Places");

        Assert.Equal("1 2 3, 4 2 3, 4 5 3, 4 5 6", host.Use<string>("Pages"));
    }

    private static string ByHand(SampleHost host, object?[]? values) => host.Use<string>("ByHand", [values]);
}
