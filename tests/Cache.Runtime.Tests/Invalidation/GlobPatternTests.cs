using System.Text;
using KpiGen.Testing;

namespace KpiGen.Cache.Tests.Invalidation;

public class GlobPatternTests
{
    private static readonly string[] Patterns =
    [
        "*", "a*", "*a", "a*b*c", "?", "a?c", "[abc]", "[^abc]", "[a-c]x", "[c-a]x", "a\\*b", "a\\?b", "[\\]]", "[a", "[^", "[]", "[]a]", "a**b", "\\", "a\\", "[a-", "[-a]", "**?", "h[^a-z]*?o",
    ];

    private static readonly string[] Texts = ["", "a", "b", "ab", "abc", "aXbYc", "a*b", "a?b", "]", "[", "-", "ax", "bx", "\\", "a\\", "h1llo", "hello", "ü"];

    [Fact]
    public async Task It_matches_exactly_what_redis_matches()
    {
        await using RedisServer redis = await RedisServer.StartAsync();
        foreach (string text in Texts.Where(static text => text.Length > 0))
        {
            await redis.CommandAsync("SET", text, "1");
        }

        foreach (string pattern in Patterns)
        {
            string reply = await redis.CommandAsync("KEYS", pattern);
            string[] theirs = [.. reply.Split("\r\n").Skip(1).Where(static (line, index) => index % 2 == 1).Order(StringComparer.Ordinal)];
            string[] ours = [.. Texts.Where(text => text.Length > 0 && Matches(pattern, text)).Order(StringComparer.Ordinal)];
            Assert.True(theirs.SequenceEqual(ours), $"{pattern}: Redis {string.Join(' ', theirs)}; here {string.Join(' ', ours)}");
        }
    }

    [Fact]
    public void A_pattern_that_is_made_to_take_for_ever_does_not()
        => Assert.False(Matches(string.Concat(Enumerable.Repeat("*a", 500)) + "b", new string('a', 5_000)));

    private static bool Matches(string pattern, string text) => new GlobPattern(Encoding.UTF8.GetBytes(pattern)).IsMatch(Encoding.UTF8.GetBytes(text));
}
