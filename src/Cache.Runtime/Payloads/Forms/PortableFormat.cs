using System.Buffers;
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

    /// <summary>Writes 36 characters.</summary>
    public static void Write(ref MessagePackWriter writer, Guid value)
    {
        writer.WriteStringHeader(36);
        value.TryFormat(writer.GetSpan(36), out int written, "D");
        writer.Advance(written);
    }

    /// <summary>Reads a GUID.</summary>
    public static Guid ReadGuid(ref MessagePackReader reader)
        => Guid.TryParseExact(reader.ReadString(), "D", out Guid value) ? value : throw new MessagePackSerializationException("The text is not a GUID.");

    /// <summary>Writes the invariant text, scale included.</summary>
    public static void Write(ref MessagePackWriter writer, decimal value)
    {
        Span<byte> text = stackalloc byte[32];
        value.TryFormat(text, out int written, provider: CultureInfo.InvariantCulture);
        writer.WriteStringHeader(written);
        text[..written].CopyTo(writer.GetSpan(written));
        writer.Advance(written);
    }

    /// <summary>Reads a decimal.</summary>
    public static decimal ReadDecimal(ref MessagePackReader reader)
        => decimal.TryParse(reader.ReadString(), NumberStyles.Float, CultureInfo.InvariantCulture, out decimal value)
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
}
