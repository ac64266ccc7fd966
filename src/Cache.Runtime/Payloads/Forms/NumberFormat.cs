using System.Buffers.Binary;
using System.ComponentModel;
using System.Numerics;

namespace KpiGen.Cache.CompilerServices;

/// <summary>The wire form of large numbers, versions and blocks of bytes.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class NumberFormat
{
    /// <summary>Writes 16 bytes, big-endian.</summary>
    public static void Write(ref PayloadWriter writer, Int128 value) => Write(ref writer, unchecked((UInt128)value));

    /// <summary>Reads a 128-bit number.</summary>
    public static Int128 ReadInt128(ref PayloadReader reader) => unchecked((Int128)ReadUInt128(ref reader));

    /// <summary>Writes 16 bytes, big-endian.</summary>
    public static void Write(ref PayloadWriter writer, UInt128 value) => BinaryPrimitives.WriteUInt128BigEndian(writer.BytesOf(16), value);

    /// <summary>Reads a 128-bit number.</summary>
    public static UInt128 ReadUInt128(ref PayloadReader reader)
    {
        Span<byte> bytes = stackalloc byte[16];
        PayloadFormat.ReadBytes(ref reader, bytes);
        return BinaryPrimitives.ReadUInt128BigEndian(bytes);
    }

    /// <summary>Writes the bytes of the two's complement, little-endian.</summary>
    public static void Write(ref PayloadWriter writer, BigInteger value) => value.TryWriteBytes(writer.BytesOf(value.GetByteCount()), out _);

    /// <summary>Reads a number of any size.</summary>
    public static BigInteger ReadBigInteger(ref PayloadReader reader)
        => reader.TryReadBytes(out ReadOnlySpan<byte> bytes) ? new BigInteger(bytes) : throw new PayloadException("A number is null.");

    /// <summary>Writes the bits, so that every NaN keeps its own.</summary>
    public static void Write(ref PayloadWriter writer, Half value) => writer.Write(BitConverter.HalfToUInt16Bits(value));

    /// <summary>Reads a half.</summary>
    public static Half ReadHalf(ref PayloadReader reader) => BitConverter.UInt16BitsToHalf(reader.ReadUInt16());

    /// <summary>Writes the version as text.</summary>
    public static void Write(ref PayloadWriter writer, Version? value) => writer.Write(value?.ToString());

    /// <summary>Reads a version.</summary>
    public static Version? ReadVersion(ref PayloadReader reader)
        => PayloadFormat.Checked(ref reader, static (ref r) => r.ReadString() is { } text ? new Version(text) : null);

    /// <summary>Writes the number of a Unicode scalar value.</summary>
    public static void Write(ref PayloadWriter writer, System.Text.Rune value) => writer.Write(value.Value);

    /// <summary>Reads a Unicode scalar value.</summary>
    public static System.Text.Rune ReadRune(ref PayloadReader reader)
        => PayloadFormat.Checked(ref reader, static (ref r) => new System.Text.Rune(r.ReadInt32()));

    /// <summary>Writes bytes.</summary>
    public static void Write(ref PayloadWriter writer, Memory<byte> value) => value.Span.CopyTo(writer.BytesOf(value.Length));

    /// <summary>Writes bytes.</summary>
    public static void Write(ref PayloadWriter writer, ReadOnlyMemory<byte> value) => value.Span.CopyTo(writer.BytesOf(value.Length));

    /// <summary>Reads bytes into memory of their own.</summary>
    public static byte[] ReadMemory(ref PayloadReader reader) => reader.TryReadBytes(out ReadOnlySpan<byte> bytes) ? bytes.ToArray() : [];
}
