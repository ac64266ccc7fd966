using System.Reflection;

namespace KpiGen.Cache.Benchmarks.Payloads.Subjects;

/// <summary>The compressor of the runtime, with its levels. Applications never see it, so it takes reflection.</summary>
internal static class RuntimeCompressor
{
    private static readonly Type Compressor = Type.GetType("KpiGen.Cache.Payloads.Compression.PayloadCompressor, KpiGen.Cache", throwOnError: true)!;
    private static readonly Compress TryCompress = Method("TryCompress").CreateDelegate<Compress>();
    private static readonly Decompress TryDecompress = Method("TryDecompress").CreateDelegate<Decompress>();

    private delegate bool Compress(PayloadCompression compression, ReadOnlySpan<byte> source, Span<byte> destination, out int written);

    private delegate bool Decompress(PayloadCompression compression, ReadOnlySpan<byte> source, Span<byte> destination);

    /// <summary>Compresses into a buffer that is at least as long as the payload.</summary>
    /// <returns>The length of what is stored: that of the payload where it does not become smaller.</returns>
    public static int Pack(PayloadCompression compression, ReadOnlySpan<byte> payload, Span<byte> destination)
    {
        if (compression != PayloadCompression.None && TryCompress(compression, payload, destination[..(payload.Length - 1)], out int written))
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
        else if (!TryDecompress(compression, stored, payload))
        {
            throw new InvalidOperationException($"What {compression} has written cannot be read.");
        }
    }

    private static MethodInfo Method(string name) => Compressor.GetMethod(name, BindingFlags.Public | BindingFlags.Static)!;
}
