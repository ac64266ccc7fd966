using System.Buffers.Binary;
using KpiGen.Cache.CompilerServices;
using KpiGen.Cache.Payloads.Wire;

namespace KpiGen.Cache.Payloads.Forms;

/// <summary>
/// The form of a decimal: ext 4 of 2, 4, 8 or 16 bytes. The first holds the scale, and the sign in its highest bit; the others are the digits as a
/// number, little-endian, in the smallest size that takes them. An amount of money needs 6 or 10 bytes with its header, not 18.
/// </summary>
internal static class CompactDecimal
{
    private const sbyte TypeCode = 4;
    private const byte Negative = 0x80;
    private const int MaxLength = 16;

    public static void Write(ref PayloadWriter writer, decimal value)
    {
        Span<int> bits = stackalloc int[4];
        decimal.GetBits(value, bits);
        ulong low = (uint)bits[0] | ((ulong)(uint)bits[1] << 32);
        uint high = (uint)bits[2];
        (int length, byte code) = high == 0 && low < 1UL << 56
            ? low < 1UL << 8 ? (2, WireCode.FixExt2) : low < 1UL << 24 ? (4, WireCode.FixExt4) : (8, WireCode.FixExt8)
            : (MaxLength, WireCode.FixExt16);

        // The digits are written whole and cut: what is beyond the length is not part of what was advanced over.
        Span<byte> bytes = writer.GetSpan(2 + MaxLength);
        bytes[0] = code;
        bytes[1] = unchecked((byte)TypeCode);
        bytes[2] = (byte)(((bits[3] >> 16) & 0x7F) | (bits[3] < 0 ? Negative : 0));
        BinaryPrimitives.WriteUInt64LittleEndian(bytes[3..], low);
        BinaryPrimitives.WriteUInt32LittleEndian(bytes[11..], high);
        bytes[15..18].Clear();
        writer.Advance(2 + length);
    }

    /// <exception cref="PayloadException">The bytes are not what <see cref="Write"/> writes.</exception>
    public static decimal Read(ref PayloadReader reader)
    {
        ReadOnlySpan<byte> found = reader.ReadExtension(out sbyte type);
        if (type != TypeCode || found.Length is not (2 or 4 or 8 or MaxLength))
        {
            throw NotADecimal();
        }

        Span<byte> bytes = stackalloc byte[MaxLength];
        bytes.Clear();
        found.CopyTo(bytes);
        ulong low = BinaryPrimitives.ReadUInt64LittleEndian(bytes[1..]);
        int scale = bytes[0] & ~Negative;
        if (scale > 28 || bytes[13..].ContainsAnyExcept((byte)0))
        {
            throw NotADecimal();
        }

        return new decimal((int)low, (int)(low >> 32), BinaryPrimitives.ReadInt32LittleEndian(bytes[9..]), (bytes[0] & Negative) != 0, (byte)scale);
    }

    private static PayloadException NotADecimal() => new("The bytes are not a decimal.");
}
