using System.Text;
using CsCheck;
using KpiGen.Cache.Coherence.Messages;
using KpiGen.Cache.Tests.Harness;

namespace KpiGen.Cache.Tests.Coherence.Messages;

public class LogMessageTests
{
    // version, kind 'k', sender, length and name "S.M", length and detail "0:é"
    private const string Golden = "01" + "6B" + "0807060504030201" + "0300" + "532E4D" + "0400" + "303AC3A9";

    private static readonly LogMessage Message = new(LogMessageKind.Key, 0x0102030405060708, "S.M", "0:é");

    [Fact]
    public void A_message_has_the_documented_bytes() => Assert.Equal(Golden, Convert.ToHexString(Message.ToBytes()!));

    [Fact]
    public void The_documented_bytes_are_read_back() => Assert.Equal(Message, LogMessage.Parse(Convert.FromHexString(Golden)));

    [Fact]
    public void What_is_cut_off_or_goes_on_is_no_message()
    {
        byte[] bytes = Convert.FromHexString(Golden);
        for (int length = 0; length < bytes.Length; length++)
        {
            Assert.Null(LogMessage.Parse(bytes.AsSpan(0, length)));
        }

        Assert.Null(LogMessage.Parse([.. bytes, 0]));
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(0, 2)]
    [InlineData(1, (byte)'x')]
    [InlineData(10, 255)]
    [InlineData(11, 255)]
    public void Another_version_an_unknown_kind_and_wrong_lengths_are_no_message(int position, byte value)
    {
        byte[] bytes = Convert.FromHexString(Golden);
        bytes[position] = value;

        Assert.Null(LogMessage.Parse(bytes));
    }

    [Fact]
    public void Random_bytes_never_throw() => Gen.Byte.Array[0, 64].Sample(static bytes => _ = LogMessage.Parse(bytes));

    [Fact]
    public void Changed_messages_never_throw()
        => Gen.Select(Gen.Int[0, (Golden.Length / 2) - 1], Gen.Byte).Sample(static (position, value) =>
        {
            byte[] bytes = Convert.FromHexString(Golden);
            bytes[position] = value;
            _ = LogMessage.Parse(bytes);
        });

    [Fact]
    public void Any_text_comes_back_as_its_utf8_says()
        => Gen.Select(HostileText.Any, HostileText.Any).Sample(static (name, detail) =>
        {
            LogMessage message = LogMessage.Parse(new LogMessage(LogMessageKind.Tag, -1, name, detail).ToBytes())!;
            return message.Name == WellFormed(name) && message.Detail == WellFormed(detail);
        });

    [Fact]
    public void The_longest_message_is_one_and_a_longer_one_is_not()
    {
        const int overhead = 14;

        Assert.NotNull(LogMessage.Parse(new LogMessage(LogMessageKind.Key, 1, "", new string('x', LogMessage.MaxLength - overhead)).ToBytes()));
        Assert.Null(new LogMessage(LogMessageKind.Key, 1, "", new string('x', LogMessage.MaxLength - overhead + 1)).ToBytes());
        Assert.Null(LogMessage.Parse(new byte[LogMessage.MaxLength + 1]));
    }

    private static string WellFormed(string text) => Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text));
}
