using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace KpiGen.Cache.Payloads.Compression;

/// <summary>Reads the LZ4 block format: <see href="https://github.com/lz4/lz4/blob/dev/doc/lz4_Block_format.md"/>.</summary>
/// <remarks>Nothing in the bytes is believed: what would reach beyond them, beyond the result or before its beginning makes them unreadable.</remarks>
internal static class Lz4Decoder
{
    private const int Block = 16;

    // One more byte and the shortest match can still be added.
    private const int MaxLength = int.MaxValue - Lz4Format.InByte - Lz4Format.LeastMatch;

    /// <summary>Decompresses; <see langword="false"/> unless the result fills <paramref name="destination"/> exactly.</summary>
    public static bool TryDecode(ReadOnlySpan<byte> source, Span<byte> destination)
    {
        ref byte from = ref MemoryMarshal.GetReference(source);
        ref byte to = ref MemoryMarshal.GetReference(destination);
        int read = 0;
        int written = 0;
        while (read < source.Length)
        {
            int token = Unsafe.Add(ref from, read++);
            int literals = token >> 4;

            // Nearly always: few literals, a short match, and room to copy more than is wanted on both sides.
            if (literals < Lz4Format.InToken && source.Length - read >= Block + sizeof(ushort) && destination.Length - written >= Block + Lz4Format.InToken + Lz4Format.LeastMatch + Block)
            {
                Copy16(ref Unsafe.Add(ref from, read), ref Unsafe.Add(ref to, written));
                read += literals;
                written += literals;
            }
            else
            {
                if (!TryReadLength(source, ref read, ref literals) || !TryCopy(source, read, destination, written, literals))
                {
                    return false;
                }

                read += literals;
                written += literals;
                if (source.Length - read < sizeof(ushort))
                {
                    // The last sequence has no match.
                    return read == source.Length && written == destination.Length;
                }
            }

            int distance = BinaryPrimitives.ReadUInt16LittleEndian(MemoryMarshal.CreateReadOnlySpan(ref Unsafe.Add(ref from, read), sizeof(ushort)));
            read += sizeof(ushort);
            int match = token & Lz4Format.InToken;
            if (distance == 0 || distance > written || !TryReadLength(source, ref read, ref match))
            {
                return false;
            }

            match += Lz4Format.LeastMatch;
            if (distance >= Block && match <= 2 * Block && destination.Length - written >= 2 * Block)
            {
                Copy32(ref Unsafe.Add(ref to, written), distance, match);
            }
            else if (!TryRepeat(destination, written, distance, match))
            {
                return false;
            }

            written += match;
        }

        return false;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool TryReadLength(ReadOnlySpan<byte> source, ref int read, ref int length) => length < Lz4Format.InToken || TryReadMore(source, ref read, ref length);

    private static bool TryReadMore(ReadOnlySpan<byte> source, ref int read, ref int length)
    {
        // Eight megabytes of 255 are a length that no integer holds.
        while (read < source.Length && length <= MaxLength)
        {
            int more = source[read++];
            length += more;
            if (more != Lz4Format.InByte)
            {
                return true;
            }
        }

        return false;
    }

    private static bool TryCopy(ReadOnlySpan<byte> source, int read, Span<byte> destination, int written, int count)
        => count <= source.Length - read && source.Slice(read, count).TryCopyTo(destination[written..]);

    // Sixteen bytes, or as many again where that many are not enough.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Copy32(ref byte target, int distance, int length)
    {
        ref byte matched = ref Unsafe.Subtract(ref target, distance);
        Copy16(ref matched, ref target);
        if (length > Block)
        {
            Copy16(ref Unsafe.Add(ref matched, Block), ref Unsafe.Add(ref target, Block));
        }
    }

    // A match may reach into what it writes: then it repeats.
    private static bool TryRepeat(Span<byte> destination, int written, int distance, int length)
    {
        if (length > destination.Length - written)
        {
            return false;
        }

        int from = written - distance;
        while (length > 0)
        {
            // What is there already can be copied at once, and then there is twice as much of it.
            int count = Math.Min(length, written - from);
            destination.Slice(from, count).CopyTo(destination[written..]);
            written += count;
            length -= count;
        }

        return true;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Copy16(ref byte from, ref byte to) => Vector128.LoadUnsafe(ref from).StoreUnsafe(ref to);
}
