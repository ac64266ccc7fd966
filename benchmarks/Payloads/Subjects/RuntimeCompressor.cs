using KpiGen.Cache.Payloads.Compression;

namespace KpiGen.Cache.Benchmarks.Payloads.Subjects;

/// <summary>The compressor of the runtime, with its levels.</summary>
internal static class RuntimeCompressor
{
    /// <summary>Compresses into a buffer that is at least as long as the payload.</summary>
    /// <returns>The length of what is stored: that of the payload where it does not become smaller.</returns>
    public static int Pack(PayloadCompression compression, ReadOnlySpan<byte> payload, Span<byte> destination)
    {
        if (compression != PayloadCompression.None && PayloadCompressor.TryCompress(compression, payload, destination[..(payload.Length - 1)], out int written))
        {
            return written;
        }

        payload.CopyTo(destination);
        return payload.Length;
    }

    /// <summary>Decompresses what <see cref="Pack"/> has stored.</summary>
    public static void Unpack(PayloadCompression compression, ReadOnlySpan<byte> stored, Span<byte> payload)
    {
        if (stored.Length == payload.Length)
        {
            stored.CopyTo(payload);
        }
        else if (!PayloadCompressor.TryDecompress(compression, stored, payload))
        {
            throw new InvalidOperationException($"What {compression} has written cannot be read.");
        }
    }
}
