using System.Buffers;
using System.Buffers.Binary;
using System.ComponentModel;
using System.Text;
using System.Text.Unicode;
using KpiGen.Cache.Payloads.Wire;

namespace KpiGen.Cache.CompilerServices;

/// <summary>
/// Writes MessagePack into one piece of pooled memory, which grows. Whole numbers and lengths have the shortest form that MessagePack has for them.
/// </summary>
/// <remarks>
/// Whoever creates a writer disposes it, also when a value cannot be written; everybody else gets it by reference, because a copy would give the same
/// memory back again. Source of the format: the MessagePack specification (github.com/msgpack/msgpack/blob/master/spec.md).
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public ref struct PayloadWriter
{
    private const int MinFixInt = -32;
    private const int DefaultCapacity = 4096;

    // The code and 64 bits.
    private const int MaxNumber = 9;

    // Up to here it is cheaper to make room for the most bytes that text can take than to count them.
    private const int ShortText = 1024;
    private const int MaxBytesOfCharacter = 3;

    private PooledBytes _bytes;

    /// <summary>Creates a writer that has room for most payloads.</summary>
    public PayloadWriter()
        : this(DefaultCapacity)
    {
    }

    /// <summary>Creates a writer.</summary>
    /// <param name="capacity">How many bytes the first piece of memory has at least.</param>
    public PayloadWriter(int capacity) => _bytes = new PooledBytes(capacity);

    /// <summary>Gets what has been written, until more is written or the writer is disposed.</summary>
    public readonly ReadOnlySpan<byte> Written => _bytes.Written;

    /// <summary>Gives the memory back.</summary>
    public void Dispose() => _bytes.Dispose();

    /// <summary>Writes a nil.</summary>
    public void WriteNil() => _bytes.Write(WireCode.Nil);

    /// <summary>Writes a truth value.</summary>
    /// <param name="value">The value.</param>
    public void Write(bool value) => _bytes.Write(value ? WireCode.True : WireCode.False);

    /// <summary>Writes a number; those of all shorter types, characters too, are widened to this one.</summary>
    /// <param name="value">The number.</param>
    public void Write(long value)
    {
        if (value is >= MinFixInt and <= WireCode.MaxFixInt)
        {
            _bytes.Write(unchecked((byte)value));
        }
        else if (value > 0)
        {
            WriteLarge((ulong)value);
        }
        else
        {
            WriteNegative(value);
        }
    }

    /// <summary>Writes a number.</summary>
    /// <param name="value">The number.</param>
    public void Write(ulong value)
    {
        if (value <= WireCode.MaxFixInt)
        {
            _bytes.Write((byte)value);
        }
        else
        {
            WriteLarge(value);
        }
    }

    /// <summary>Writes a number in 32 bits, the bits of a NaN included.</summary>
    /// <param name="value">The number.</param>
    public void Write(float value)
    {
        Span<byte> room = _bytes.Room(1 + sizeof(float));
        room[0] = WireCode.Float32;
        BinaryPrimitives.WriteUInt32BigEndian(room[1..], BitConverter.SingleToUInt32Bits(value));
        _bytes.Advance(1 + sizeof(float));
    }

    /// <summary>Writes a number in 64 bits, the bits of a NaN included.</summary>
    /// <param name="value">The number.</param>
    public void Write(double value)
    {
        Span<byte> room = _bytes.Room(1 + sizeof(double));
        room[0] = WireCode.Float64;
        BinaryPrimitives.WriteUInt64BigEndian(room[1..], BitConverter.DoubleToUInt64Bits(value));
        _bytes.Advance(1 + sizeof(double));
    }

    /// <summary>Writes text in UTF-8, with U+FFFD in the place of half a surrogate pair.</summary>
    /// <param name="value">The text, or <see langword="null"/>.</param>
    public void Write(string? value)
    {
        if (value is null)
        {
            WriteNil();
        }
        else
        {
            Transcode(value, replaces: true);
        }
    }

    /// <summary>Writes bytes.</summary>
    /// <param name="value">The bytes, or <see langword="null"/>.</param>
    public void Write(byte[]? value)
    {
        if (value is null)
        {
            WriteNil();
        }
        else
        {
            value.CopyTo(BytesOf(value.Length));
        }
    }

    /// <summary>Writes the header of an array.</summary>
    /// <param name="count">How many values will follow.</param>
    public void WriteArrayHeader(int count) => WriteCount((uint)count, WireCode.MinFixArray, WireCode.Array16);

    /// <summary>Writes the header of a map.</summary>
    /// <param name="count">How many pairs will follow.</param>
    public void WriteMapHeader(int count) => WriteCount((uint)count, WireCode.MinFixMap, WireCode.Map16);

    /// <summary>Writes text that is well-formed UTF-16.</summary>
    /// <returns>Whether it is; nothing is written otherwise.</returns>
    internal bool TryWrite(string value) => Transcode(value, replaces: false);

    /// <summary>Writes the header of text.</summary>
    /// <param name="length">The number of bytes in UTF-8.</param>
    /// <returns>The place of the bytes, which the caller fills before anything else is written.</returns>
    internal Span<byte> TextOf(int length)
    {
        Span<byte> room = _bytes.Room(checked(WireHeader.MaxLength + length));
        return Body(room, WireHeader.WriteText(room, length), length);
    }

    /// <summary>Writes the header of bytes.</summary>
    /// <param name="length">The number of bytes.</param>
    /// <inheritdoc cref="TextOf" path="/returns"/>
    internal Span<byte> BytesOf(int length)
    {
        Span<byte> room = _bytes.Room(checked(WireHeader.MaxLength + length));
        return Body(room, WireHeader.WriteBytes(room, length), length);
    }

    /// <summary>Writes the header of a value of an extension type.</summary>
    /// <param name="type">The number of the type.</param>
    /// <param name="length">The number of bytes.</param>
    /// <inheritdoc cref="TextOf" path="/returns"/>
    internal Span<byte> ExtensionOf(sbyte type, int length)
    {
        Span<byte> room = _bytes.Room(checked(WireHeader.MaxLength + length));
        return Body(room, WireHeader.WriteExtension(room, type, length), length);
    }

    /// <inheritdoc cref="PooledBytes.Room"/>
    internal Span<byte> GetSpan(int most) => _bytes.Room(most);

    /// <inheritdoc cref="PooledBytes.Advance"/>
    internal void Advance(int count) => _bytes.Advance(count);

    private Span<byte> Body(Span<byte> room, int header, int length)
    {
        _bytes.Advance(header + length);
        return room.Slice(header, length);
    }

    private void WriteCount(uint count, byte fixedCode, byte code16)
    {
        Span<byte> room = _bytes.Room(WireHeader.MaxLength);
        _bytes.Advance(WireHeader.WriteCount(room, count, fixedCode, code16));
    }

    // The header is put where it belongs if every character is one byte, which is nearly always right; the text is moved where it was not.
    private bool Transcode(ReadOnlySpan<char> text, bool replaces)
    {
        bool isShort = text.Length <= ShortText;
        int most = isShort ? text.Length * MaxBytesOfCharacter : Encoding.UTF8.GetByteCount(text);
        int expected = WireHeader.LengthOfText(isShort ? text.Length : most);
        Span<byte> room = _bytes.Room(checked(WireHeader.MaxLength + most));
        if (Utf8.FromUtf16(text, room[expected..], out _, out int length, replaces) != OperationStatus.Done)
        {
            return false;
        }

        int header = WireHeader.LengthOfText(length);
        if (header != expected)
        {
            room.Slice(expected, length).CopyTo(room[header..]);
        }

        WireHeader.WriteText(room, length);
        _bytes.Advance(header + length);
        return true;
    }

    private void WriteLarge(ulong value)
    {
        Span<byte> room = _bytes.Room(MaxNumber);
        switch (value)
        {
            case <= byte.MaxValue:
                room[0] = WireCode.UInt8;
                room[1] = (byte)value;
                _bytes.Advance(1 + sizeof(byte));
                break;
            case <= ushort.MaxValue:
                room[0] = WireCode.UInt16;
                BinaryPrimitives.WriteUInt16BigEndian(room[1..], (ushort)value);
                _bytes.Advance(1 + sizeof(ushort));
                break;
            case <= uint.MaxValue:
                room[0] = WireCode.UInt32;
                BinaryPrimitives.WriteUInt32BigEndian(room[1..], (uint)value);
                _bytes.Advance(1 + sizeof(uint));
                break;
            default:
                room[0] = WireCode.UInt64;
                BinaryPrimitives.WriteUInt64BigEndian(room[1..], value);
                _bytes.Advance(1 + sizeof(ulong));
                break;
        }
    }

    private void WriteNegative(long value)
    {
        Span<byte> room = _bytes.Room(MaxNumber);
        switch (value)
        {
            case >= sbyte.MinValue:
                room[0] = WireCode.Int8;
                room[1] = unchecked((byte)value);
                _bytes.Advance(1 + sizeof(sbyte));
                break;
            case >= short.MinValue:
                room[0] = WireCode.Int16;
                BinaryPrimitives.WriteInt16BigEndian(room[1..], (short)value);
                _bytes.Advance(1 + sizeof(short));
                break;
            case >= int.MinValue:
                room[0] = WireCode.Int32;
                BinaryPrimitives.WriteInt32BigEndian(room[1..], (int)value);
                _bytes.Advance(1 + sizeof(int));
                break;
            default:
                room[0] = WireCode.Int64;
                BinaryPrimitives.WriteInt64BigEndian(room[1..], value);
                _bytes.Advance(1 + sizeof(long));
                break;
        }
    }
}
