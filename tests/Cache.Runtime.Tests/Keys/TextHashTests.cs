using System.Runtime.InteropServices;
using KpiGen.Cache.CompilerServices;

namespace KpiGen.Cache.Tests.Keys;

public class TextHashTests
{
    private const int LongestRead = 70;

    [Fact]
    public void Equal_texts_have_equal_hashes_whatever_object_they_are()
    {
        for (int length = 0; length <= LongestRead; length++)
        {
            Assert.Equal(KeyHash.Text(Text(length)), KeyHash.Text(new string(Text(length).AsSpan())));
        }
    }

    [Fact]
    public void No_text_is_not_an_empty_one()
    {
        Assert.Equal(0, KeyHash.Text(null));
        Assert.NotEqual(0, KeyHash.Text(""));
    }

    [Fact]
    public void Every_character_counts_at_every_length()
    {
        HashSet<int> hashes = [];
        int texts = 0;
        for (int length = 0; length <= LongestRead; length++)
        {
            texts++;
            hashes.Add(KeyHash.Text(Text(length)));
            for (int at = 0; at < length; at++)
            {
                char[] changed = Text(length).ToCharArray();
                foreach (int bit in (int[])[1, 0x8000])
                {
                    texts++;
                    changed[at] ^= (char)bit;
                    hashes.Add(KeyHash.Text(new string(changed)));
                }
            }
        }

        // 5,041 values of 32 bits: a collision happens once in 300 runs, two of them once in 100,000.
        Assert.InRange(hashes.Count, texts - 1, texts);
    }

    [Fact]
    public void The_place_of_a_character_counts()
    {
        HashSet<int> hashes = [.. Enumerable.Range(0, 64).Select(static at => KeyHash.Text(new string('a', at) + 'b' + new string('a', 63 - at)))];

        Assert.Equal(64, hashes.Count);
    }

    [Theory]
    [InlineData("")]
    [InlineData("region-")]
    [InlineData("a description that is longer than the first sixteen bytes ")]
    public void Names_that_count_up_spread_over_the_buckets_that_the_low_bits_tell(string beginning)
    {
        int[] filled = new int[1_024];
        for (int i = 0; i < 102_400; i++)
        {
            filled[KeyHash.Text($"{beginning}{i}") & (filled.Length - 1)]++;
        }

        // Were the hashes random, a bucket would hold 100 names give or take 10; ten deviations do not happen by chance.
        Assert.InRange(filled.Max(), 1, 200);
        Assert.InRange(filled.Min(), 1, 100);
    }

    // A product with zero forgets what went before. Whoever knows the constant of a step can bring that about: these texts collide under the published
    // ones of wyhash, whatever the seed is.
    [Theory]
    [InlineData(0xA0761D6478BD642F)]
    [InlineData(0xE7037ED1A0B428DB)]
    [InlineData(0x8EBC6AF09C88C6E3)]
    [InlineData(0x2D358DCCAA6C78A5)]
    [InlineData(0UL)]
    public void Texts_that_are_made_for_known_constants_do_not_collide(ulong constant)
    {
        HashSet<int> hashes = [.. Enumerable.Range(0, 1_000).Select(number => KeyHash.Text(MemoryMarshal.Cast<ulong, char>([constant, (ulong)number, 7, 7]).ToString()))];

        Assert.InRange(hashes.Count, 999, 1_000);
    }

    private static string Text(int length) => string.Create(length, 0, static (text, _) =>
    {
        for (int i = 0; i < text.Length; i++)
        {
            text[i] = (char)('A' + (i * 7 % 50));
        }
    });
}
