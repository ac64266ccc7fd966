using System.Buffers.Binary;
using System.Buffers.Text;
using System.ComponentModel;
using System.Runtime.CompilerServices;
using KpiGen.Cache.Payloads.Forms;
using KpiGen.Cache.Payloads.Wire;

namespace KpiGen.Cache.CompilerServices;

/// <summary>
/// The wire form of scalars inside a type with <c>[MessagePackObject]</c>: the one of MessagePack-CSharp, so that it can read our bytes and
/// we its. Where that form would lose something (a <see cref="DateTime"/> that is not UTC), a marked form of our own is written instead.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class PortableFormat
{
    private const sbyte KindTypeCode = 3;
    private const int GuidLength = 36;

    /// <summary>Writes 36 characters.</summary>
    public static void Write(ref PayloadWriter writer, Guid value) => value.TryFormat(writer.TextOf(GuidLength), out _, "D");

    /// <summary>Reads a GUID.</summary>
    public static Guid ReadGuid(ref PayloadReader reader)
    {
        ReadOnlySpan<byte> text = ReadText(ref reader);
        return Utf8Parser.TryParse(text, out Guid value, out int read, 'D') && read == text.Length
            ? value
            : throw new PayloadException("The text is not a GUID.");
    }

    /// <summary>Writes the invariant text, scale included.</summary>
    public static void Write(ref PayloadWriter writer, decimal value)
    {
        // 31 characters at most, so that the header is one byte.
        Span<byte> text = writer.GetSpan(1 + DecimalText.MaxLength);
        int written = DecimalText.Format(value, text[1..]);
        text[0] = (byte)(WireCode.MinFixStr | written);
        writer.Advance(1 + written);
    }

    /// <summary>Reads a decimal.</summary>
    public static decimal ReadDecimal(ref PayloadReader reader)
        => DecimalText.TryParse(ReadText(ref reader), out decimal value)
            ? value
            : throw new PayloadException("The text is not a decimal.");

    /// <summary>Writes a timestamp, or the marked form of a time that is not UTC.</summary>
    public static void Write(ref PayloadWriter writer, DateTime value)
    {
        if (value.Kind == DateTimeKind.Utc)
        {
            Timestamp.Write(ref writer, value);
            return;
        }

        BinaryPrimitives.WriteInt64LittleEndian(writer.ExtensionOf(KindTypeCode, sizeof(long)), value.ToBinary());
    }

    /// <summary>Reads a date and time.</summary>
    public static DateTime ReadDateTime(ref PayloadReader reader)
        => PayloadFormat.Checked(ref reader, static (ref r) =>
        {
            ReadOnlySpan<byte> bytes = r.ReadExtension(out sbyte type);
            return type == KindTypeCode && bytes.Length == sizeof(long) ? DateTime.FromBinary(BinaryPrimitives.ReadInt64LittleEndian(bytes)) : Timestamp.Parse(type, bytes);
        });

    /// <summary>Writes the local time as a timestamp, and the offset in minutes.</summary>
    public static void Write(ref PayloadWriter writer, DateTimeOffset value)
    {
        writer.WriteArrayHeader(2);
        Timestamp.Write(ref writer, value.DateTime);
        writer.Write(value.TotalOffsetMinutes);
    }

    /// <summary>Reads an instant with its offset.</summary>
    public static DateTimeOffset ReadDateTimeOffset(ref PayloadReader reader)
        => PayloadFormat.Checked(ref reader, static (ref r) =>
        {
            PayloadFormat.ExpectArray(ref r, 2);
            ReadOnlySpan<byte> bytes = r.ReadExtension(out sbyte type);
            DateTime local = Timestamp.Parse(type, bytes);
            return new DateTimeOffset(local.Ticks, TimeSpan.FromMinutes(r.ReadInt16()));
        });

    // Without making a string of it: most payloads hold more numbers than texts.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ReadOnlySpan<byte> ReadText(ref PayloadReader reader) => reader.TryReadText(out ReadOnlySpan<byte> text) ? text : default;
}
