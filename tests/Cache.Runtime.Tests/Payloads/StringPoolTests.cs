using System.Globalization;
using System.Text;
using CsCheck;
using KpiGen.Cache.CompilerServices;
using KpiGen.Cache.Payloads.Wire;

namespace KpiGen.Cache.Tests.Payloads;

public class StringPoolTests
{
    private const int Most = 100;

    [Theory]
    [InlineData("United Kingdom 1")]
    [InlineData("x1")]
    [InlineData("Österreich 1")]
    [InlineData("日本 1")]
    [InlineData("🙂 1")]
    [InlineData("sixty-four bytes are the most that are looked for: 1234567890123")]
    public void Text_that_is_read_again_becomes_the_same_string(string text)
    {
        string kept = Settle(text);

        Assert.Equal(text, kept);
        Assert.Same(kept, Read(text));
    }

    [Fact]
    public void Text_of_more_than_64_bytes_is_another_string_each_time()
    {
        string text = new('a', StringPool.MostBytes + 1);

        Assert.All(Enumerable.Range(0, Most), _ => Assert.NotSame(Read(text), Read(text)));
        Assert.Equal(text, Read(text));
    }

    [Fact]
    public void No_text_is_the_empty_string() => Assert.Same(string.Empty, Read(string.Empty));

    [Fact]
    public void Texts_that_meet_in_one_place_are_not_taken_for_each_other()
    {
        string[] texts = [.. Enumerable.Range(0, 5 * StringPool.Places).Select(static number => number.ToString("x", CultureInfo.InvariantCulture))];

        for (int round = 0; round < 4; round++)
        {
            Assert.All(texts, static text => Assert.Equal(text, Read(text)));
        }
    }

    [Fact]
    public void A_string_that_is_kept_stays_while_texts_pass_that_are_all_different()
    {
        string kept = Settle("France, a country");

        for (int number = 0; number < 10 * StringPool.Places; number++)
        {
            Read(string.Create(CultureInfo.InvariantCulture, $"order {number}"));
        }

        Assert.Same(kept, Read("France, a country"));
    }

    [Fact]
    public void Whatever_the_bytes_are_the_text_is_that_of_the_decoder()
        => Gen.Byte.Array[0, StringPool.MostBytes + 4].Sample(
            static bytes =>
            {
                string expected = Encoding.UTF8.GetString(bytes);
                for (int time = 0; time < 3; time++)
                {
                    Assert.Equal(expected, StringPool.Get(bytes));
                }
            },
            iter: 20_000);

    [Fact]
    public void Bytes_that_are_no_text_are_not_taken_for_text_that_is_kept()
    {
        Settle("aéb");
        byte[] latin = [(byte)'a', 0xE9, (byte)'b'];

        Assert.Equal("a\uFFFDb", StringPool.Get(latin));
    }

    [Fact]
    public void Threads_that_read_the_same_texts_get_their_values()
    {
        string[] texts = [.. Enumerable.Range(0, 3_000).Select(static number => number.ToString("D7", CultureInfo.InvariantCulture))];

        Parallel.For(0, 8, thread =>
        {
            for (int i = 0; i < 10 * texts.Length; i++)
            {
                string text = texts[(i * (thread + 7)) % texts.Length];
                Assert.Equal(text, Read(text));
            }
        });
    }

    [Fact]
    public void Text_that_is_kept_costs_no_memory()
    {
        byte[] text = "WHITE HANGING HEART T-LIGHT HOLDER"u8.ToArray();
        Settle(Encoding.UTF8.GetString(text));
        StringPool.Get(text);

        long before = GC.GetAllocatedBytesForCurrentThread();
        StringPool.Get(text);

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Fact]
    public void Two_payloads_share_their_strings()
    {
        var writer = new PayloadWriter();
        writer.Write("85123A, shared");
        byte[] payload = writer.Written.ToArray();
        writer.Dispose();
        Settle("85123A, shared");

        var one = new PayloadReader(payload);
        var two = new PayloadReader(payload);

        Assert.Same(one.ReadString(), two.ReadString());
    }

    private static string Read(string text) => StringPool.Get(Encoding.UTF8.GetBytes(text));

    // Other tests read at the same time, and may come in between in the same place.
    private static string Settle(string text)
    {
        string last = Read(text);
        for (int time = 0; time < Most; time++)
        {
            string next = Read(text);
            if (ReferenceEquals(last, next))
            {
                return next;
            }

            last = next;
        }

        throw new InvalidOperationException($"'{text}' is not kept.");
    }
}
