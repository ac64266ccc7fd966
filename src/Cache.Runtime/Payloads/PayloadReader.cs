using System.ComponentModel;
using System.Runtime.CompilerServices;
using KpiGen.Cache.Payloads.Wire;

namespace KpiGen.Cache.CompilerServices;

/// <summary>
/// Reads MessagePack from memory in one piece, which is how payloads arrive. A number may stand on the wire in any form that MessagePack has for its
/// value, as the specification demands of readers.
/// </summary>
/// <remarks>
/// Nothing is believed: what has another type, is out of range or goes on behind the last byte is an exception. Source of the format: the MessagePack
/// specification (github.com/msgpack/msgpack/blob/master/spec.md).
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public ref struct PayloadReader
{
    private ByteCursor _rest;

    /// <summary>Creates a reader that stands at the first byte.</summary>
    /// <param name="bytes">The bytes.</param>
    public PayloadReader(ReadOnlySpan<byte> bytes) => _rest = new ByteCursor(bytes);

    /// <summary>Gets whether all bytes were read.</summary>
    public readonly bool End => Left == 0;

    /// <summary>Gets the type of the value that comes next.</summary>
    /// <exception cref="EndOfStreamException">There is none.</exception>
    internal readonly WireType NextType => WireCode.TypeOf(_rest.Peek());

    /// <summary>Gets whether short text comes next, as nearly all text is.</summary>
    internal readonly bool IsShortTextNext => _rest.Peek() is >= WireCode.MinFixStr and <= WireCode.MaxFixStr or WireCode.Str8;

    /// <summary>Gets how many bytes were not read.</summary>
    internal readonly int Left => _rest.Left;

    /// <summary>Gets or sets how deep in the graph the reader is.</summary>
    internal int Depth { get; set; }

    /// <summary>Passes over a nil.</summary>
    /// <returns>Whether there was one.</returns>
    /// <exception cref="EndOfStreamException">There is nothing.</exception>
    public bool TryReadNil()
    {
        if (_rest.Peek() != WireCode.Nil)
        {
            return false;
        }

        _rest.Read();
        return true;
    }

    /// <summary>Reads a truth value.</summary>
    /// <exception cref="PayloadException">It is something else.</exception>
    /// <exception cref="EndOfStreamException">There are too few bytes.</exception>
    public bool ReadBoolean() => _rest.Read() switch
    {
        WireCode.True => true,
        WireCode.False => false,
        byte other => throw Unexpected(other, "a truth value"),
    };

    /// <summary>Reads a UTF-16 code unit, which is a number on the wire.</summary>
    /// <inheritdoc cref="ReadInt64" path="/exception"/>
    public char ReadChar() => (char)ReadUInt16();

    /// <summary>Reads a number.</summary>
    /// <inheritdoc cref="ReadInt64" path="/exception"/>
    public sbyte ReadSByte() => checked((sbyte)ReadInt64());

    /// <summary>Reads a number.</summary>
    /// <inheritdoc cref="ReadInt64" path="/exception"/>
    public short ReadInt16() => checked((short)ReadInt64());

    /// <summary>Reads a number.</summary>
    /// <inheritdoc cref="ReadInt64" path="/exception"/>
    public int ReadInt32() => checked((int)ReadInt64());

    /// <summary>Reads a number.</summary>
    /// <exception cref="PayloadException">It is something else.</exception>
    /// <exception cref="OverflowException">It is out of the range of the type.</exception>
    /// <exception cref="EndOfStreamException">There are too few bytes.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public long ReadInt64()
    {
        byte code = _rest.Read();
        return IsSmall(code) ? (sbyte)code : ReadInteger(code);
    }

    /// <summary>Reads a number.</summary>
    /// <inheritdoc cref="ReadInt64" path="/exception"/>
    public byte ReadByte() => checked((byte)ReadInt64());

    /// <summary>Reads a number.</summary>
    /// <inheritdoc cref="ReadInt64" path="/exception"/>
    public ushort ReadUInt16() => checked((ushort)ReadInt64());

    /// <summary>Reads a number.</summary>
    /// <inheritdoc cref="ReadInt64" path="/exception"/>
    public uint ReadUInt32() => checked((uint)ReadInt64());

    /// <summary>Reads a number.</summary>
    /// <inheritdoc cref="ReadInt64" path="/exception"/>
    public ulong ReadUInt64()
    {
        if (_rest.Peek() == WireCode.UInt64)
        {
            _rest.Read();
            return _rest.Read64();
        }

        return checked((ulong)ReadInt64());
    }

    /// <summary>Reads a number.</summary>
    /// <inheritdoc cref="ReadInt64" path="/exception"/>
    public float ReadSingle() => _rest.Peek() == WireCode.Float32 ? ReadFloat32() : (float)ReadDouble();

    /// <summary>Reads a number.</summary>
    /// <inheritdoc cref="ReadInt64" path="/exception"/>
    public double ReadDouble()
    {
        switch (_rest.Peek())
        {
            case WireCode.Float64:
                _rest.Read();
                return BitConverter.UInt64BitsToDouble(_rest.Read64());
            case WireCode.Float32:
                return ReadFloat32();
            case WireCode.UInt64:
                return ReadUInt64();
            default:
                return ReadInt64();
        }
    }

    /// <summary>Reads text. Short strings that were read before may be the same objects.</summary>
    /// <returns>The text, or <see langword="null"/> where there is a nil.</returns>
    /// <inheritdoc cref="TryReadText" path="/exception"/>
    public string? ReadString() => TryReadText(out ReadOnlySpan<byte> text) ? StringPool.Get(text) : null;

    /// <summary>Reads text without making a string of it.</summary>
    /// <param name="text">The text in UTF-8; part of what the reader reads from.</param>
    /// <returns>Whether there is text, and not a nil.</returns>
    /// <exception cref="PayloadException">It is something else.</exception>
    /// <exception cref="EndOfStreamException">There are too few bytes.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool TryReadText(out ReadOnlySpan<byte> text)
    {
        byte code = _rest.Read();
        bool isText = code != WireCode.Nil;
        text = isText ? _rest.Take(code is >= WireCode.MinFixStr and <= WireCode.MaxFixStr ? (uint)(code & 0x1F) : ReadTextLength(code)) : default;
        return isText;
    }

    /// <summary>Reads bytes.</summary>
    /// <param name="bytes">The bytes; part of what the reader reads from.</param>
    /// <returns>Whether there are bytes, and not a nil.</returns>
    /// <inheritdoc cref="TryReadText" path="/exception"/>
    public bool TryReadBytes(out ReadOnlySpan<byte> bytes)
    {
        byte code = _rest.Read();
        if (code == WireCode.Nil)
        {
            bytes = default;
            return false;
        }

        bytes = _rest.Take(code switch
        {
            WireCode.Bin8 => _rest.Read(),
            WireCode.Bin16 => _rest.Read16(),
            WireCode.Bin32 => _rest.Read32(),
            _ => throw Unexpected(code, "bytes"),
        });
        return true;
    }

    /// <summary>Reads a value of an extension type.</summary>
    /// <param name="type">The number of the type.</param>
    /// <returns>The bytes; part of what the reader reads from.</returns>
    /// <inheritdoc cref="TryReadText" path="/exception"/>
    public ReadOnlySpan<byte> ReadExtension(out sbyte type)
    {
        byte code = _rest.Read();
        uint length = code switch
        {
            WireCode.FixExt1 => 1,
            WireCode.FixExt2 => 2,
            WireCode.FixExt4 => 4,
            WireCode.FixExt8 => 8,
            WireCode.FixExt16 => 16,
            WireCode.Ext8 => _rest.Read(),
            WireCode.Ext16 => _rest.Read16(),
            WireCode.Ext32 => _rest.Read32(),
            _ => throw Unexpected(code, "an extension"),
        };
        type = unchecked((sbyte)_rest.Read());
        return _rest.Take(length);
    }

    /// <summary>Reads the header of an array.</summary>
    /// <returns>The number of elements, never more than there are bytes left.</returns>
    /// <inheritdoc cref="TryReadText" path="/exception"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int ReadArrayHeader()
    {
        byte code = _rest.Read();
        return Checked(code is >= WireCode.MinFixArray and <= WireCode.MaxFixArray ? (uint)(code & 0x0F) : ReadArrayCount(code), bytesEach: 1);
    }

    /// <summary>Reads the header of a map.</summary>
    /// <returns>The number of pairs, never more than there are bytes left for them.</returns>
    /// <inheritdoc cref="TryReadText" path="/exception"/>
    public int ReadMapHeader() => Checked(bytesEach: 2, count: _rest.Read() switch
    {
        byte code and >= WireCode.MinFixMap and <= WireCode.MaxFixMap => (uint)(code & 0x0F),
        WireCode.Map16 => _rest.Read16(),
        WireCode.Map32 => _rest.Read32(),
        byte other => throw Unexpected(other, "a map"),
    });

    /// <summary>Passes over one value, however deep, without recursion.</summary>
    /// <inheritdoc cref="TryReadText" path="/exception"/>
    public void Skip() => PayloadSkip.One(ref this);

    private static bool IsSmall(byte code) => code is <= WireCode.MaxFixInt or >= WireCode.MinNegativeFixInt;

    // The widths of numbers differ from one to the next, so a jump for each of them would go wrong half of the time. The two lowest bits of a code tell the width.
    private long ReadInteger(byte code)
    {
        if (code is < WireCode.UInt8 or > WireCode.Int64)
        {
            throw Unexpected(code, "a number");
        }

        int width = 1 << (code & 0x03);
        ulong number = _rest.ReadHigh(width);
        int below = 8 * (sizeof(ulong) - width);
        return code < WireCode.Int8 ? checked((long)(number >> below)) : (long)number >> below;
    }

    private uint ReadTextLength(byte code) => code switch
    {
        WireCode.Str8 => _rest.Read(),
        WireCode.Str16 => _rest.Read16(),
        WireCode.Str32 => _rest.Read32(),
        _ => throw Unexpected(code, "text"),
    };

    private uint ReadArrayCount(byte code) => code switch
    {
        WireCode.Array16 => _rest.Read16(),
        WireCode.Array32 => _rest.Read32(),
        _ => throw Unexpected(code, "an array"),
    };

    private float ReadFloat32()
    {
        _rest.Read();
        return BitConverter.UInt32BitsToSingle(_rest.Read32());
    }

    // A count that the rest cannot hold would make readers allocate for nothing.
    private readonly int Checked(uint count, int bytesEach) => (ulong)count * (uint)bytesEach <= (ulong)Left ? (int)count : throw ByteCursor.Ended();

    private static PayloadException Unexpected(byte code, string expected)
        => new($"Expected {expected}, found {WireCode.NameOf(code)}.");
}
