using System.Text;
using CsCheck;

namespace KpiGen.Cache.Tests.Invalidation;

public class GlobPatternCloseTests
{
    private static readonly Gen<string> Text = Gen.Char["ab[]^-\\*?"].Array[0, 8].Select(static characters => new string(characters));

    [Theory]
    [InlineData("cache:a", "cache:a")]
    [InlineData("cache:[ab", "cache:[ab]")]
    [InlineData("cache:[ab]", "cache:[ab]")]
    [InlineData("cache:[a\\]", "cache:[a\\]]")]
    [InlineData("cache:a\\", "cache:a\\\\")]
    public void An_open_end_is_closed(string pattern, string closed) => Assert.Equal(closed, GlobPattern.Close(pattern));

    [Fact]
    public void It_matches_the_same_and_more_can_be_appended()
        => Gen.Select(Text, Text).Sample(static (pattern, text) =>
        {
            bool matches = Matches(pattern, text);
            string closed = GlobPattern.Close(pattern);
            return Matches(closed, text) == matches && (!matches || Matches(closed + ":lease", text + ":lease"));
        });

    private static bool Matches(string pattern, string text) => new GlobPattern(Encoding.UTF8.GetBytes(pattern)).IsMatch(Encoding.UTF8.GetBytes(text));
}
