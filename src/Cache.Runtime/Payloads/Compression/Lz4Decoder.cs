using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace KpiGen.Cache.Payloads.Compression;

/// <summary>Reads the LZ4 block format: <see href="https://github.com/lz4/lz4/blob/dev/doc/lz4_Block_format.md"/>.</summary>
/// <remarks>Nothing in the bytes is believed: what would reach beyond them, beyond the result or before its beginning makes them unreadable.</remarks>
internal static class Lz4Decoder
{
    /// <summary>The shortest match, which is stored as zero.</summary>
    public const int LeastMatch = 4;

    private const int InToken = 15;
    private const int InByte = 255;
    private const int Block = 16;

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
            if (literals < InToken && source.Length - read >= Block + sizeof(ushort) && destination.Length - written >= Block + InToken + LeastMatch + Block)
            {
                Copy16(ref Unsafe.Add(ref from, read), ref Unsafe.Add(ref to, written));
                read += literals;
                written += literals;
            }
            else
            {
                if (!TryReadLength(source, ref read, ref literals) || literals > source.Length - read || literals > destination.Length - written)
                {
                    return false;
                }

                source.Slice(read, literals).CopyTo(destination[written..]);
                read += literals;
                written += literals;
                if (read == source.Length)
                {
                    // The last sequence has no match.
                    return written == destination.Length;
                }

                if (source.Length - read < sizeof(ushort))
                {
                    return false;
                }
            }

            int distance = BinaryPrimitives.ReadUInt16LittleEndian(MemoryMarshal.CreateReadOnlySpan(ref Unsafe.Add(ref from, read), sizeof(ushort)));
            read += sizeof(ushort);
            int match = token & InToken;
            if (distance == 0 || distance > written || !TryReadLength(source, ref read, ref match))
            {
                return false;
            }

            match += LeastMatch;
            if (distance >= Block && match <= 2 * Block && destination.Length - written >= 2 * Block)
            {
                ref byte target = ref Unsafe.Add(ref to, written);
                ref byte matched = ref Unsafe.Subtract(ref target, distance);
                Copy16(ref matched, ref target);
                if (match > Block)
                {
                    Copy16(ref Unsafe.Add(ref matched, Block), ref Unsafe.Add(ref target, Block));
                }
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
    private static bool TryReadLength(ReadOnlySpan<byte> source, ref int read, ref int length) => length < InToken || TryReadMore(source, ref read, ref length);

    private static bool TryReadMore(ReadOnlySpan<byte> source, ref int read, ref int length)
    {
        // Cannot overflow: as many bytes as would be needed for that do not fit a span.
        while (read < source.Length)
        {
            int more = source[read++];
            length += more;
            if (more != InByte)
            {
                return true;
            }
        }

        return false;
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
