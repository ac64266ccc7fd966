using System.Text;
using CsCheck;
using KpiGen.Cache.Tests.Harness;

namespace KpiGen.Cache.Tests.Keys;

public class KeyInjectivityTests
{
    [Fact]
    public void Two_argument_lists_have_the_same_text_exactly_when_they_are_equal()
        => Gen.Select(HostileText.AnyOrNull.Array[0, 3], HostileText.AnyOrNull.Array[0, 3]).Sample(
            static (left, right) => (TextOf(left) == TextOf(right)) == left.SequenceEqual(right, StringComparer.Ordinal), iter: 30_000);

    [Fact]
    public void Two_nested_collections_have_the_same_text_exactly_when_they_are_equal()
    {
        Gen<string?[][]> nested = HostileText.AnyOrNull.Array[0, 2].Array[0, 3];
        Gen.Select(nested, nested).Sample(
            static (left, right) => (TextOf(left) == TextOf(right))
                == (left.Length == right.Length && left.Zip(right).All(static pair => pair.First.SequenceEqual(pair.Second, StringComparer.Ordinal))),
            iter: 30_000);
    }

    [Fact]
    public void The_text_holds_no_character_that_means_something_in_a_pattern_a_slot_or_a_line()
        => HostileText.Any.Sample(
            static text => !KeyText.Of((ref writer) => writer.Write(text)).AsSpan(1).ContainsAny("*?[]{}\\ \r\n\t\0:,()~#"), iter: 10_000);

    [Fact]
    public void The_text_is_valid_utf8_whatever_the_string()
        => HostileText.Any.Sample(
            static text => new UTF8Encoding(false, throwOnInvalidBytes: true).GetCharCount(KeyText.BytesOf((ref writer) => writer.Write(text))) > 0, iter: 10_000);

    [Theory]
    [InlineData("a:b", "c", "a", "b:c")]
    [InlineData("a", "", "", "a")]
    [InlineData("", null, null, "")]
    [InlineData("~", null, null, "~")]
    [InlineData("\"\"", "", "", "\"\"")]
    [InlineData("%2A", "*", "*", "%2A")]
    [InlineData("\uD83D", "\uFFFD", "\uFFFD", "\uD83D")]
    public void Known_collisions_of_other_caches_do_not_collide(string? a, string? b, string? c, string? d)
        => Assert.NotEqual(TextOf([a, b]), TextOf([c, d]));

    [Fact]
    public void An_empty_collection_differs_from_one_that_holds_an_empty_string()
    {
        string none = TextOf([[]]);
        string one = TextOf([[""]]);
        string nothing = TextOf([[null]]);

        Assert.Equal(":()", none);
        Assert.Equal(":(\"\")", one);
        Assert.Equal(":(~)", nothing);
    }

    [Fact]
    public void A_string_of_a_million_hostile_characters_is_written_whole()
    {
        string text = string.Concat(Enumerable.Repeat("\uD83D*", 500_000));

        byte[] written = KeyText.BytesOf((ref writer) => writer.Write(text));

        Assert.Equal(1 + (500_000 * ("%uD83D".Length + "%2A".Length)), written.Length);
    }

    private static string TextOf(string?[] arguments) => KeyText.Of((ref writer) =>
    {
        foreach (string? argument in arguments)
        {
            writer.Write(argument);
        }
    });

    private static string TextOf(string?[][] collections) => KeyText.Of((ref writer) =>
    {
        foreach (string?[] collection in collections)
        {
            writer.BeginGroup();
            foreach (string? element in collection)
            {
                writer.Write(element);
            }

            writer.EndGroup();
        }
    });
}
