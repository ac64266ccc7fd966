using System.Buffers.Binary;

namespace KpiGen.Cache.Payloads.Wire;

/// <summary>What stands before text, bytes, extensions, arrays and maps: always the shortest form that can hold the length.</summary>
internal static class WireHeader
{
    /// <summary>The most bytes that a header takes: the code, 32 bits of length and the type of an extension.</summary>
    public const int MaxLength = 6;

    private const int MaxFixStr = WireCode.MaxFixStr - WireCode.MinFixStr;
    private const int MaxFixCount = WireCode.MaxFixArray - WireCode.MinFixArray;

    /// <summary>Returns how many bytes stand before text.</summary>
    /// <param name="length">The number of bytes of the text.</param>
    public static int LengthOfText(int length) => length switch
    {
        <= MaxFixStr => 1,
        <= byte.MaxValue => 2,
        <= ushort.MaxValue => 3,
        _ => 5,
    };

    /// <summary>Writes the header of text.</summary>
    /// <returns>How many bytes it takes.</returns>
    public static int WriteText(Span<byte> room, int length)
    {
        if (length > MaxFixStr)
        {
            return WriteLength(room, length, WireCode.Str8);
        }

        room[0] = (byte)(WireCode.MinFixStr | length);
        return 1;
    }

    /// <summary>Writes the header of bytes.</summary>
    /// <inheritdoc cref="WriteText" path="/returns"/>
    public static int WriteBytes(Span<byte> room, int length) => WriteLength(room, length, WireCode.Bin8);

    /// <summary>Writes the header of an extension, its type included.</summary>
    /// <inheritdoc cref="WriteText" path="/returns"/>
    public static int WriteExtension(Span<byte> room, sbyte type, int length)
    {
        byte code = length switch
        {
            1 => WireCode.FixExt1,
            2 => WireCode.FixExt2,
            4 => WireCode.FixExt4,
            8 => WireCode.FixExt8,
            16 => WireCode.FixExt16,
            _ => WireCode.Ext8,
        };
        room[0] = code;
        int at = code == WireCode.Ext8 ? WriteLength(room, length, WireCode.Ext8) : 1;
        room[at] = unchecked((byte)type);
        return at + 1;
    }

    /// <summary>Writes the header of an array or a map.</summary>
    /// <param name="room">Receives the bytes.</param>
    /// <param name="count">The number of elements or pairs.</param>
    /// <param name="fixedCode">The code that takes a small count in itself.</param>
    /// <param name="code16">The code for 16 bits; the one for 32 follows it.</param>
    /// <inheritdoc cref="WriteText" path="/returns"/>
    public static int WriteCount(Span<byte> room, uint count, byte fixedCode, byte code16)
    {
        switch (count)
        {
            case <= MaxFixCount:
                room[0] = (byte)(fixedCode | count);
                return 1;
            case <= ushort.MaxValue:
                room[0] = code16;
                BinaryPrimitives.WriteUInt16BigEndian(room[1..], (ushort)count);
                return 1 + sizeof(ushort);
            default:
                room[0] = (byte)(code16 + 1);
                BinaryPrimitives.WriteUInt32BigEndian(room[1..], count);
                return 1 + sizeof(uint);
        }
    }

    // The codes for 16 and for 32 bits follow the one for 8.
    private static int WriteLength(Span<byte> room, int length, byte code8)
    {
        switch (length)
        {
            case <= byte.MaxValue:
                room[0] = code8;
                room[1] = (byte)length;
                return 1 + sizeof(byte);
            case <= ushort.MaxValue:
                room[0] = (byte)(code8 + 1);
                BinaryPrimitives.WriteUInt16BigEndian(room[1..], (ushort)length);
                return 1 + sizeof(ushort);
            default:
                room[0] = (byte)(code8 + 2);
                BinaryPrimitives.WriteInt32BigEndian(room[1..], length);
                return 1 + sizeof(int);
        }
    }
}
