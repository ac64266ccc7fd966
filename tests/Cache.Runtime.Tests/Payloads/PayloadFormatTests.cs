using System.Globalization;
using CsCheck;
using KpiGen.Cache.CompilerServices;
using KpiGen.Cache.Tests.Harness;

namespace KpiGen.Cache.Tests.Payloads;

public class PayloadFormatTests
{
    private delegate void Write<in T>(ref PayloadWriter writer, T value);

    private delegate T Read<out T>(ref PayloadReader reader);

    [Fact]
    public void Guids_come_back() => Gen.Guid.Sample(static value => RoundTrip(value, PayloadFormat.Write, PayloadFormat.ReadGuid) == value);

    [Fact]
    public void Decimals_come_back_bit_by_bit()
        => Gen.Decimal.Sample(static value => decimal.GetBits(RoundTrip(value, PayloadFormat.Write, PayloadFormat.ReadDecimal)).SequenceEqual(decimal.GetBits(value)));

    [Theory]
    [InlineData("0", 4)]
    [InlineData("-0.0", 4)]
    [InlineData("2.55", 4)]
    [InlineData("2.56", 6)]
    [InlineData("167772.15", 6)]
    [InlineData("-167772.16", 10)]
    [InlineData("72057594037927935", 10)]
    [InlineData("72057594037927936", 18)]
    [InlineData("-79228162514264337593543950335", 18)]
    [InlineData("0.0000000000000000000000000001", 4)]
    public void A_decimal_takes_no_more_bytes_than_its_digits_need(string text, int length)
    {
        decimal value = decimal.Parse(text, CultureInfo.InvariantCulture);
        byte[] bytes = Payload.Of((ref writer) => PayloadFormat.Write(ref writer, value));

        var reader = new PayloadReader(bytes);
        Assert.Equal(decimal.GetBits(value), decimal.GetBits(PayloadFormat.ReadDecimal(ref reader)));
        Assert.True(reader.End);
        Assert.Equal(length, bytes.Length);
    }

    [Theory]
    [InlineData("C404000000FF")]
    [InlineData("D5041D01")]
    [InlineData("D505020A")]
    [InlineData("C70304020A0B")]
    [InlineData("D80402000000000000000000000000000001")]
    public void Bytes_that_no_decimal_is_written_as_are_damage(string bytes)
        => IsDamage(static (ref reader) => PayloadFormat.ReadDecimal(ref reader), Convert.FromHexString(bytes));

    [Theory]
    [InlineData(DateTimeKind.Utc)]
    [InlineData(DateTimeKind.Local)]
    [InlineData(DateTimeKind.Unspecified)]
    public void Dates_come_back_with_their_kind(DateTimeKind kind)
        => Gen.DateTime.Select(value => DateTime.SpecifyKind(value, kind)).Sample(value =>
        {
            DateTime read = RoundTrip(value, PayloadFormat.Write, PayloadFormat.ReadDateTime);
            return read == value && read.Kind == kind;
        });

    [Fact]
    public void Offsets_come_back_exactly()
        => Gen.DateTimeOffset.Sample(static value => RoundTrip(value, PayloadFormat.Write, PayloadFormat.ReadDateTimeOffset).EqualsExact(value));

    [Fact]
    public void Days_times_and_durations_come_back()
    {
        Gen.DateOnly.Sample(static value => RoundTrip(value, PayloadFormat.Write, PayloadFormat.ReadDateOnly) == value);
        Gen.TimeOnly.Sample(static value => RoundTrip(value, PayloadFormat.Write, PayloadFormat.ReadTimeOnly) == value);
        Gen.TimeSpan.Sample(static value => RoundTrip(value, PayloadFormat.Write, PayloadFormat.ReadTimeSpan) == value);
    }

    [Theory]
    [InlineData("http://example.org/a?b=c#d")]
    [InlineData("HTTP://Example.org/%7e")]
    [InlineData("relative/path")]
    [InlineData(null)]
    public void Uris_come_back_as_they_were_written(string? text)
    {
        Uri? value = text is null ? null : new Uri(text, UriKind.RelativeOrAbsolute);

        Assert.Equal(text, RoundTrip(value, PayloadFormat.Write, PayloadFormat.ReadUri)?.OriginalString);
    }

    [Fact]
    public void Values_outside_of_their_types_are_damage_and_nothing_else()
    {
        IsDamage(static (ref reader) => PayloadFormat.ReadDateOnly(ref reader), static (ref writer) => writer.Write(int.MaxValue));
        IsDamage(static (ref reader) => PayloadFormat.ReadTimeOnly(ref reader), static (ref writer) => writer.Write(-1L));
        IsDamage(static (ref reader) => PayloadFormat.ReadDateTime(ref reader), static (ref writer) => writer.Write(0x3FFFFFFFFFFFFFFF));
        IsDamage(static (ref reader) => PayloadFormat.ReadUri(ref reader), static (ref writer) => writer.Write("http://["));
        IsDamage(static (ref reader) => PayloadFormat.ReadGuid(ref reader), static (ref writer) => writer.Write(new byte[15]));
        IsDamage(static (ref reader) => PayloadFormat.ReadGuid(ref reader), static (ref writer) => writer.WriteNil());
        IsDamage(static (ref reader) => PayloadFormat.ReadDateTimeOffset(ref reader), static (ref writer) =>
        {
            writer.WriteArrayHeader(2);
            writer.Write(0L);
            writer.Write(int.MaxValue);
        });
        IsDamage(
            static (ref reader) =>
            {
                PayloadFormat.EnterObject(ref reader, 3);
                return 0;
            },
            static (ref writer) =>
            {
                writer.WriteArrayHeader(2);
                writer.Write(1);
                writer.Write(2);
            });
    }

    [Fact]
    public void A_collection_that_claims_more_than_there_are_bytes_is_refused_before_it_is_made()
    {
        byte[] bytes = [0xDD, 0x7F, 0xFF, 0xFF, 0xFF];
        byte[] map = [0xDF, 0x7F, 0xFF, 0xFF, 0xFF];

        Assert.Throws<EndOfStreamException>(() => { var reader = new PayloadReader(bytes); return PayloadFormat.EnterArray(ref reader); });
        Assert.Throws<EndOfStreamException>(() => { var reader = new PayloadReader(map); return PayloadFormat.EnterMap(ref reader); });
    }

    [Fact]
    public void A_graph_deeper_than_64_levels_is_refused()
    {
        // Arrays of one element, one in the other.
        byte[] bytes = [.. Enumerable.Repeat((byte)0x91, 10_000), 0xC0];

        Assert.Equal(64, Depth(bytes));
    }

    [Fact]
    public void Leaving_gives_the_level_back()
    {
        byte[] bytes = [.. Enumerable.Repeat((byte)0x90, 1000)];
        var reader = new PayloadReader(bytes);
        for (int i = 0; i < bytes.Length; i++)
        {
            Assert.Equal(0, PayloadFormat.EnterArray(ref reader));
            PayloadFormat.Leave(ref reader);
        }

        Assert.True(reader.End);
    }

    private static int Depth(byte[] bytes)
    {
        var reader = new PayloadReader(bytes);
        int depth = 0;
        try
        {
            while (true)
            {
                PayloadFormat.EnterArray(ref reader);
                depth++;
            }
        }
        catch (PayloadException)
        {
            return depth;
        }
    }

    private static T RoundTrip<T>(T value, Write<T> write, Read<T> read)
    {
        byte[] bytes = Payload.Of((ref writer) => write(ref writer, value));
        var reader = new PayloadReader(bytes);
        T back = read(ref reader);
        Assert.True(reader.End);
        return back;
    }

    private static void IsDamage<T>(Read<T> read, Payload.Write write) => IsDamage(read, Payload.Of(write));

    private static void IsDamage<T>(Read<T> read, byte[] bytes)
        => Assert.Throws<PayloadException>(() =>
        {
            var reader = new PayloadReader(bytes);
            read(ref reader);
        });
}
