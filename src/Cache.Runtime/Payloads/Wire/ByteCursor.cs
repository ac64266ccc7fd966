using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace KpiGen.Cache.Payloads.Wire;

/// <summary>A place in bytes that are read from the first to the last. Numbers are big-endian.</summary>
internal ref struct ByteCursor(ReadOnlySpan<byte> bytes)
{
    private readonly ReadOnlySpan<byte> _bytes = bytes;
    private int _at;

    /// <summary>Gets how many bytes have not been read.</summary>
    public readonly int Left => _bytes.Length - _at;

    /// <summary>Returns the next byte and stays before it.</summary>
    /// <exception cref="EndOfStreamException">There is none.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly byte Peek()
    {
        if (_at >= _bytes.Length)
        {
            ThrowEnded();
        }

        return _bytes[_at];
    }

    /// <exception cref="EndOfStreamException">There is none.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public byte Read()
    {
        if (_at >= _bytes.Length)
        {
            ThrowEnded();
        }

        return _bytes[_at++];
    }

    public ushort Read16() => BinaryPrimitives.ReadUInt16BigEndian(Take(sizeof(ushort)));

    public uint Read32() => BinaryPrimitives.ReadUInt32BigEndian(Take(sizeof(uint)));

    public ulong Read64() => BinaryPrimitives.ReadUInt64BigEndian(Take(sizeof(ulong)));

    /// <summary>Reads the next bytes, at most eight, as the highest bytes of a number; what its lower bytes are is not told.</summary>
    /// <exception cref="EndOfStreamException">There are fewer.</exception>
    public ulong ReadHigh(int count)
    {
        if (Left < sizeof(ulong))
        {
            return ReadLastHigh(count);
        }

        ulong high = BinaryPrimitives.ReadUInt64BigEndian(_bytes[_at..]);
        _at += count;
        return high;
    }

    /// <summary>Returns the next bytes.</summary>
    /// <exception cref="EndOfStreamException">There are fewer.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ReadOnlySpan<byte> Take(uint length)
    {
        if (length > (uint)Left)
        {
            ThrowEnded();
        }

        ReadOnlySpan<byte> taken = _bytes.Slice(_at, (int)length);
        _at += (int)length;
        return taken;
    }

    public static EndOfStreamException Ended() => new("The bytes end before the value does.");

    private ulong ReadLastHigh(int count)
    {
        Span<byte> padded = stackalloc byte[sizeof(ulong)];
        Take((uint)count).CopyTo(padded);
        return BinaryPrimitives.ReadUInt64BigEndian(padded);
    }

    [DoesNotReturn]
    private static void ThrowEnded() => throw Ended();
}
