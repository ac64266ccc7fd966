using System.Buffers;
using CsCheck;
using KpiGen.Cache.CompilerServices;
using MessagePack;

namespace KpiGen.Cache.Tests.Payloads;

/// <summary>The reader of payloads beside the one of MessagePack-CSharp, which is the oracle: what one reads the other reads, and what one refuses the other refuses.</summary>
public class PayloadReaderTests
{
    private delegate object? Ours(ref PayloadReader reader);

    private delegate object? Theirs(ref MessagePackReader reader);

    private static readonly Gen<byte[]> Values = Gen.OneOf(
        Gen.Long.Select(static value => Written((ref writer) => writer.Write(value))),
        Gen.ULong.Select(static value => Written((ref writer) => writer.Write(value))),
        Gen.Int[-200, 300].Select(static value => Written((ref writer) => writer.Write(value))),
        Gen.Select(Gen.Int, Gen.Int[0, 8]).Select(static (value, form) => Written((ref writer) => WriteAs(ref writer, value, form))),
        Gen.Double.Select(static value => Written((ref writer) => writer.Write(value))),
        Gen.Single.Select(static value => Written((ref writer) => writer.Write(value))),
        Gen.Bool.Select(static value => Written((ref writer) => writer.Write(value))),
        Gen.Char.Select(static value => Written((ref writer) => writer.Write(value))),
        Gen.String[0, 70].Select(static value => Written((ref writer) => writer.Write(value))),
        Gen.Int[200, 70_000].Select(static length => Written((ref writer) => writer.Write(new string('x', length)))),
        Gen.Byte.Array[0, 300].Select(static value => Written((ref writer) => writer.Write(value))),
        Gen.Select(Gen.SByte, Gen.Byte.Array[0, 40]).Select(static (type, data) => Written((ref writer) => writer.WriteExtensionFormat(new ExtensionResult(type, data)))),
        Gen.Byte.Array[1, 12],
        Gen.Const(Written(static (ref writer) => writer.WriteNil())));

    private delegate void Write(ref MessagePackWriter writer);

    [Fact]
    public void Whole_numbers_are_read_in_every_form_and_refused_out_of_range()
        => Values.Sample(static bytes =>
        {
            AreSame(bytes, static (ref r) => r.ReadSByte(), static (ref r) => r.ReadSByte());
            AreSame(bytes, static (ref r) => r.ReadByte(), static (ref r) => r.ReadByte());
            AreSame(bytes, static (ref r) => r.ReadInt16(), static (ref r) => r.ReadInt16());
            AreSame(bytes, static (ref r) => r.ReadUInt16(), static (ref r) => r.ReadUInt16());
            AreSame(bytes, static (ref r) => r.ReadInt32(), static (ref r) => r.ReadInt32());
            AreSame(bytes, static (ref r) => r.ReadUInt32(), static (ref r) => r.ReadUInt32());
            AreSame(bytes, static (ref r) => r.ReadInt64(), static (ref r) => r.ReadInt64());
            AreSame(bytes, static (ref r) => r.ReadUInt64(), static (ref r) => r.ReadUInt64());
            AreSame(bytes, static (ref r) => r.ReadChar(), static (ref r) => r.ReadChar());
        });

    [Fact]
    public void Fractions_are_read_from_fractions_and_from_whole_numbers()
        => Values.Sample(static bytes =>
        {
            AreSame(bytes, static (ref r) => r.ReadDouble(), static (ref r) => r.ReadDouble());
            AreSame(bytes, static (ref r) => r.ReadSingle(), static (ref r) => r.ReadSingle());
        });

    [Fact]
    public void Truth_values_and_nils_are_read()
        => Values.Sample(static bytes =>
        {
            AreSame(bytes, static (ref r) => r.ReadBoolean(), static (ref r) => r.ReadBoolean());
            AreSame(bytes, static (ref r) => r.TryReadNil(), static (ref r) => r.TryReadNil());
            AreSame(bytes, static (ref r) => r.NextType.ToString(), static (ref r) => r.NextMessagePackType.ToString());
        });

    [Fact]
    public void Text_is_read_whatever_the_length_of_its_header()
        => Values.Sample(static bytes =>
        {
            AreSame(bytes, static (ref r) => r.ReadString(), static (ref r) => r.ReadString());
            AreSame(
                bytes,
                static (ref r) => r.TryReadText(out ReadOnlySpan<byte> text) ? Convert.ToHexString(text) : null,
                static (ref r) => r.ReadStringSequence() is { } text ? Convert.ToHexString(text.ToArray()) : null);
        });

    [Fact]
    public void Extensions_are_read_with_their_type()
        => Values.Sample(static bytes => AreSame(
            bytes,
            static (ref r) => Convert.ToHexString(r.ReadExtension(out sbyte type)) + type,
            static (ref r) => r.ReadExtensionFormat() is var found ? Convert.ToHexString(found.Data.ToArray()) + found.TypeCode : null));

    [Fact]
    public void Bytes_are_read_and_text_is_not_taken_for_them()
    {
        byte[] bytes = [1, 2, 3];
        var reader = new PayloadReader(Written((ref writer) => writer.Write(bytes)));

        Assert.True(reader.TryReadBytes(out ReadOnlySpan<byte> read));
        Assert.Equal(bytes, read.ToArray());
        Assert.True(reader.End);
        Assert.Throws<PayloadException>(static () => new PayloadReader(Written(static (ref writer) => writer.Write("text"))).TryReadBytes(out _));
        Assert.False(new PayloadReader([MessagePackCode.Nil]).TryReadBytes(out _));
    }

    [Fact]
    public void Every_byte_that_is_cut_off_a_value_is_missed()
        => Values.Where(static bytes => IsWhole(bytes)).Sample(static bytes =>
        {
            for (int length = 0; length < Math.Min(bytes.Length, 400); length++)
            {
                byte[] beginning = bytes[..length];
                Assert.Throws<EndOfStreamException>(() => new PayloadReader(beginning).Skip());
            }
        });

    [Fact]
    public void A_value_is_passed_over_with_all_that_is_in_it()
    {
        byte[] bytes = Written(static (ref writer) =>
        {
            writer.WriteMapHeader(2);
            writer.Write("list");
            writer.WriteArrayHeader(3);
            writer.Write(1.5);
            writer.WriteNil();
            writer.Write([1, 2]);
            writer.Write(ulong.MaxValue);
            writer.WriteExtensionFormat(new ExtensionResult(5, new byte[20]));
            writer.Write(7);
        });
        var reader = new PayloadReader(bytes);

        reader.Skip();

        Assert.Equal(7, reader.ReadInt32());
        Assert.True(reader.End);
    }

    [Theory]
    [InlineData(new byte[] { 0xDD, 0xFF, 0xFF, 0xFF, 0xFF })]
    [InlineData(new byte[] { 0xDC, 0x00, 0x02, 0xC0 })]
    [InlineData(new byte[] { 0x92, 0xC0 })]
    public void An_array_of_more_elements_than_there_are_bytes_is_refused(byte[] bytes)
        => Assert.Throws<EndOfStreamException>(() => new PayloadReader(bytes).ReadArrayHeader());

    [Theory]
    [InlineData(new byte[] { 0xDF, 0xFF, 0xFF, 0xFF, 0xFF })]
    [InlineData(new byte[] { 0xDE, 0x00, 0x01, 0xC0 })]
    [InlineData(new byte[] { 0x81, 0xC0 })]
    public void A_map_of_more_pairs_than_there_are_bytes_is_refused(byte[] bytes)
        => Assert.Throws<EndOfStreamException>(() => new PayloadReader(bytes).ReadMapHeader());

    private static bool IsWhole(byte[] bytes)
    {
        try
        {
            var reader = new PayloadReader(bytes);
            reader.Skip();
            return reader.End;
        }
        catch (Exception exception) when (exception is EndOfStreamException or PayloadException)
        {
            return false;
        }
    }

    private static void AreSame(byte[] bytes, Ours ours, Theirs theirs)
    {
        (object? expected, Type? refusal, long rest) = Try(() =>
        {
            var reader = new MessagePackReader(bytes);
            object? value = theirs(ref reader);
            return (value, bytes.Length - reader.Consumed);
        });
        (object? read, Type? refused, long left) = Try(() =>
        {
            var reader = new PayloadReader(bytes);
            object? value = ours(ref reader);
            return (value, reader.Left);
        });
        Assert.True(
            Equals(expected, read) && refusal == refused && rest == left,
            $"{Convert.ToHexString(bytes.AsSpan(0, Math.Min(bytes.Length, 32)))}: {expected ?? refusal}, {rest} left; here {read ?? refused}, {left} left");
    }

    private static (object? Value, Type? Refusal, long Left) Try(Func<(object? Value, long Left)> read)
    {
        try
        {
            (object? value, long left) = read();
            return (value, null, left);
        }
        catch (Exception exception) when (exception is PayloadException or EndOfStreamException or OverflowException)
        {
            return (null, exception.GetType(), 0);
        }
        catch (MessagePackSerializationException)
        {
            return (null, typeof(PayloadException), 0);
        }
        catch (ArgumentOutOfRangeException)
        {
            // What the oracle says of a length above two gigabytes.
            return (null, typeof(EndOfStreamException), 0);
        }
    }

    private static void WriteAs(ref MessagePackWriter writer, int value, int form)
    {
        switch (form)
        {
            case 0: writer.WriteInt8((sbyte)value); break;
            case 1: writer.WriteInt16((short)value); break;
            case 2: writer.WriteInt32(value); break;
            case 3: writer.WriteInt64(value); break;
            case 4: writer.WriteUInt8((byte)value); break;
            case 5: writer.WriteUInt16((ushort)value); break;
            case 6: writer.WriteUInt32((uint)value); break;
            default: writer.WriteUInt64((ulong)value); break;
        }
    }

    private static byte[] Written(Write write)
    {
        var buffer = new ArrayBufferWriter<byte>();
        var writer = new MessagePackWriter(buffer);
        write(ref writer);
        writer.Flush();
        return buffer.WrittenSpan.ToArray();
    }
}
