using System.Buffers;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace KpiGen.Cache.Payloads.Compression;

/// <summary>Writes the LZ4 block format: a greedy search with one table of the places where four bytes were last seen.</summary>
/// <remarks>
/// The format is the one of <see href="https://github.com/lz4/lz4/blob/dev/doc/lz4_Block_format.md"/>, the search that of its reference. Two things
/// differ, because payloads are small and many: the table is as small as the payload allows, and its places are 16 bits wide whatever the length,
/// as a match reaches back 65,535 bytes at most; what an older place leads to is compared before it is believed.
/// Every access is within bounds that were checked just before it.
/// </remarks>
internal static class Lz4Encoder
{
    // The last five bytes are literals, and the last match begins twelve bytes before the end: decoders may count on it.
    private const int LastLiterals = 5;
    private const int LastMatch = 12;

    // The reference's limit. Below it neither places nor lengths overflow.
    private const int LongestSource = 0x7E000000;

    private const int MinTableBits = 8;
    private const int MaxTableBits = 12;

    // After so many places without a match, every second one is looked at, then every third one, ...
    private const int SkipBits = 6;

    /// <summary>Compresses; <see langword="false"/> when the result does not fit <paramref name="destination"/>, or the format has no blocks that long.</summary>
    public static bool TryEncode(ReadOnlySpan<byte> source, Span<byte> destination, out int written)
    {
        written = 0;
        if (source.Length > LongestSource)
        {
            return false;
        }

        var output = new Lz4Output(destination);
        int literals = 0;
        if (source.Length > LastMatch)
        {
            int bits = TableBits(source.Length);
            ushort[] table = ArrayPool<ushort>.Shared.Rent(1 << bits);
            table.AsSpan(0, 1 << bits).Clear();
            bool fits = TryEncodeMatches(source, ref output, ref MemoryMarshal.GetArrayDataReference(table), 32 - bits, out literals);
            ArrayPool<ushort>.Shared.Return(table);
            if (!fits)
            {
                return false;
            }
        }

        if (!output.TryWriteLast(source[literals..]))
        {
            return false;
        }

        written = output.Length;
        return true;
    }

    // A place for every byte, or for every second one.
    private static int TableBits(int length) => Math.Clamp(BitOperations.Log2((uint)length), MinTableBits, MaxTableBits);

    // Literals are what follows the last match.
    private static bool TryEncodeMatches(ReadOnlySpan<byte> source, ref Lz4Output output, ref ushort table, int shift, out int literals)
    {
        ref byte start = ref MemoryMarshal.GetReference(source);
        int lastMatch = source.Length - LastMatch;
        literals = 0;
        int at = 1;
        while (TryFind(ref start, ref table, shift, lastMatch, ref at, out int match))
        {
            while (at > literals && match > 0 && Unsafe.Add(ref start, at - 1) == Unsafe.Add(ref start, match - 1))
            {
                at--;
                match--;
            }

            int length = Lz4Format.LeastMatch + CommonLength(ref start, at + Lz4Format.LeastMatch, match + Lz4Format.LeastMatch, source.Length - LastLiterals);
            if (!output.TryWrite(source, literals, at - literals, at - match, length))
            {
                return false;
            }

            at += length;
            literals = at;
            if (at > lastMatch)
            {
                break;
            }

            Unsafe.Add(ref table, Slot(Read32(ref start, at - 2), shift)) = (ushort)(at - 2);
        }

        return true;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool TryFind(ref byte start, ref ushort table, int shift, int last, ref int at, out int match)
    {
        int looks = 1 << SkipBits;
        while (at <= last)
        {
            uint bytes = Read32(ref start, at);
            ref ushort place = ref Unsafe.Add(ref table, Slot(bytes, shift));

            // The last place whose lower 16 bits are these. The same ones mean 65,536 bytes back, which is too far.
            int distance = (ushort)(at - place);
            place = (ushort)at;
            match = at - distance;
            if (distance != 0 && match >= 0 && Read32(ref start, match) == bytes)
            {
                return true;
            }

            at += looks++ >> SkipBits;
        }

        match = 0;
        return false;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int CommonLength(ref byte start, int at, int match, int end)
    {
        int length = 0;
        for (; at + length <= end - sizeof(ulong); length += sizeof(ulong))
        {
            ulong difference = Read64(ref start, at + length) ^ Read64(ref start, match + length);
            if (difference != 0)
            {
                return length + ((BitConverter.IsLittleEndian ? BitOperations.TrailingZeroCount(difference) : BitOperations.LeadingZeroCount(difference)) / 8);
            }
        }

        while (at + length < end && Unsafe.Add(ref start, at + length) == Unsafe.Add(ref start, match + length))
        {
            length++;
        }

        return length;
    }

    // Fibonacci hashing: the golden ratio spreads neighbouring values.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint Slot(uint bytes, int shift) => bytes * 2654435761u >> shift;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint Read32(ref byte start, int at) => Unsafe.ReadUnaligned<uint>(ref Unsafe.Add(ref start, at));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Read64(ref byte start, int at) => Unsafe.ReadUnaligned<ulong>(ref Unsafe.Add(ref start, at));
}
