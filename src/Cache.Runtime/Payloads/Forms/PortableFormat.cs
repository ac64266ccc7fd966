using System.Buffers;
using System.Buffers.Text;
using System.ComponentModel;
using System.Globalization;
using MessagePack;

namespace KpiGen.Cache.CompilerServices;

/// <summary>
/// The wire form of scalars inside a type with <c>[MessagePackObject]</c>: the one of MessagePack-CSharp, so that it can read our bytes and
/// we its. Where that form would lose something (a <see cref="DateTime"/> that is not UTC), a marked form of our own is written instead.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class PortableFormat
{
    private const sbyte KindTypeCode = 3;
    private const int MaxShortText = 31;

    /// <summary>Writes 36 characters.</summary>
    public static void Write(ref MessagePackWriter writer, Guid value)
    {
        writer.WriteStringHeader(36);
        value.TryFormat(writer.GetSpan(36), out int written, "D");
        writer.Advance(written);
    }

    /// <summary>Reads a GUID.</summary>
    public static Guid ReadGuid(ref MessagePackReader reader)
    {
        ReadOnlySpan<byte> text = ReadText(ref reader);
        return Utf8Parser.TryParse(text, out Guid value, out int read, 'D') && read == text.Length
            ? value
            : throw new MessagePackSerializationException("The text is not a GUID.");
    }

    /// <summary>Writes the invariant text, scale included.</summary>
    public static void Write(ref MessagePackWriter writer, decimal value)
    {
        // 31 characters at most, so that the header is one byte.
        Span<byte> text = writer.GetSpan(1 + MaxShortText);
        value.TryFormat(text[1..], out int written, provider: CultureInfo.InvariantCulture);
        text[0] = (byte)(MessagePackCode.MinFixStr | written);
        writer.Advance(1 + written);
    }

    /// <summary>Reads a decimal.</summary>
    public static decimal ReadDecimal(ref MessagePackReader reader)
        => decimal.TryParse(ReadText(ref reader), NumberStyles.Float, CultureInfo.InvariantCulture, out decimal value)
            ? value
            : throw new MessagePackSerializationException("The text is not a decimal.");

    /// <summary>Writes a timestamp, or the marked form of a time that is not UTC.</summary>
    public static void Write(ref MessagePackWriter writer, DateTime value)
    {
        if (value.Kind == DateTimeKind.Utc)
        {
            writer.Write(value);
            return;
        }

        byte[] bytes = new byte[sizeof(long)];
        System.Buffers.Binary.BinaryPrimitives.WriteInt64LittleEndian(bytes, value.ToBinary());
        writer.WriteExtensionFormat(new ExtensionResult(KindTypeCode, bytes));
    }

    /// <summary>Reads a date and time.</summary>
    public static DateTime ReadDateTime(ref MessagePackReader reader)
        => PayloadFormat.Checked(ref reader, static (ref r) =>
        {
            MessagePackReader peek = r.CreatePeekReader();
            if (peek.ReadExtensionFormatHeader().TypeCode != KindTypeCode)
            {
                return r.ReadDateTime();
            }

            ReadOnlySequence<byte> data = r.ReadExtensionFormat().Data;
            return data.Length == sizeof(long)
                ? DateTime.FromBinary(System.Buffers.Binary.BinaryPrimitives.ReadInt64LittleEndian(data.ToArray()))
                : throw new MessagePackSerializationException("The bytes are not a date and time.");
        });

    /// <summary>Writes the local time as a timestamp, and the offset in minutes.</summary>
    public static void Write(ref MessagePackWriter writer, DateTimeOffset value)
    {
        writer.WriteArrayHeader(2);
        writer.Write(new DateTime(value.Ticks, DateTimeKind.Utc));
        writer.Write((short)value.TotalOffsetMinutes);
    }

    /// <summary>Reads an instant with its offset.</summary>
    public static DateTimeOffset ReadDateTimeOffset(ref MessagePackReader reader)
        => PayloadFormat.Checked(ref reader, static (ref r) =>
        {
            PayloadFormat.ExpectArray(ref r, 2);
            DateTime local = r.ReadDateTime();
            return new DateTimeOffset(local.Ticks, TimeSpan.FromMinutes(r.ReadInt16()));
        });

    // Without making a string of it: most payloads hold more numbers than texts. Only what lies in pieces is put together first.
    private static ReadOnlySpan<byte> ReadText(ref MessagePackReader reader)
        => reader.TryReadStringSpan(out ReadOnlySpan<byte> text) ? text : (reader.ReadStringSequence() ?? default).ToArray();
}
