using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace KpiGen.Cache.Payloads.Compression;

/// <summary>Writes sequences of the LZ4 block format into a destination that may turn out to be too small.</summary>
internal ref struct Lz4Output(Span<byte> destination)
{
    private readonly Span<byte> _destination = destination;

    /// <summary>Gets how many bytes were written.</summary>
    public int Length { get; private set; }

    /// <summary>Writes literals and the match behind them; <see langword="false"/> where there is no room for both.</summary>
    public bool TryWrite(ReadOnlySpan<byte> source, int literals, int count, int distance, int matchLength)
    {
        int match = matchLength - Lz4Format.LeastMatch;
        int bytes = 1 + Continuation(count) + count + sizeof(ushort) + Continuation(match);
        if (bytes > _destination.Length - Length)
        {
            return false;
        }

        ref byte to = ref MemoryMarshal.GetReference(_destination);
        int at = Length;
        Unsafe.Add(ref to, at++) = (byte)((Math.Min(count, Lz4Format.InToken) << 4) | Math.Min(match, Lz4Format.InToken));
        if (count >= Lz4Format.InToken)
        {
            at = Continue(ref to, at, count);
        }

        Copy(source, literals, count, at);
        at += count;
        BinaryPrimitives.WriteUInt16LittleEndian(_destination[at..], (ushort)distance);
        at += sizeof(ushort);
        Length = match >= Lz4Format.InToken ? Continue(ref to, at, match) : at;
        return true;
    }

    /// <summary>Writes the literals that end a block.</summary>
    public bool TryWriteLast(ReadOnlySpan<byte> literals)
    {
        if (1 + Continuation(literals.Length) + literals.Length > _destination.Length - Length)
        {
            return false;
        }

        ref byte to = ref MemoryMarshal.GetReference(_destination);
        Unsafe.Add(ref to, Length) = (byte)(Math.Min(literals.Length, Lz4Format.InToken) << 4);
        int at = literals.Length >= Lz4Format.InToken ? Continue(ref to, Length + 1, literals.Length) : Length + 1;
        literals.CopyTo(_destination[at..]);
        Length = at + literals.Length;
        return true;
    }

    private static int Continuation(int length) => length < Lz4Format.InToken ? 0 : ((length - Lz4Format.InToken) / Lz4Format.InByte) + 1;

    private static int Continue(ref byte to, int at, int length)
    {
        for (length -= Lz4Format.InToken; length >= Lz4Format.InByte; length -= Lz4Format.InByte)
        {
            Unsafe.Add(ref to, at++) = Lz4Format.InByte;
        }

        Unsafe.Add(ref to, at++) = (byte)length;
        return at;
    }

    // Most literals are few: where both sides have room, sixteen bytes are copied without asking how many are wanted.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private readonly void Copy(ReadOnlySpan<byte> source, int from, int count, int at)
    {
        if (count <= Vector128<byte>.Count && source.Length - from >= Vector128<byte>.Count && _destination.Length - at >= Vector128<byte>.Count)
        {
            Vector128.LoadUnsafe(ref MemoryMarshal.GetReference(source), (nuint)from).StoreUnsafe(ref MemoryMarshal.GetReference(_destination), (nuint)at);
        }
        else
        {
            source.Slice(from, count).CopyTo(_destination[at..]);
        }
    }
}
