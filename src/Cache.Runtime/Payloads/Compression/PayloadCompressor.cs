using System.IO.Compression;

namespace KpiGen.Cache.Payloads.Compression;

/// <summary>Compresses and decompresses payloads, without state and without allocating.</summary>
internal static class PayloadCompressor
{
    // Quality 1 is where Brotli's cost is near that of LZ4's; higher ones are for content that is written once and read for days.
    private const int BrotliQuality = 1;
    private const int BrotliWindow = 18;

    /// <summary>Compresses; <see langword="false"/> when the result would not be smaller than <paramref name="destination"/>.</summary>
    public static bool TryCompress(PayloadCompression compression, ReadOnlySpan<byte> source, Span<byte> destination, out int written)
    {
        switch (compression)
        {
            case PayloadCompression.Lz4:
                return Lz4Encoder.TryEncode(source, destination, out written);
            case PayloadCompression.Brotli:
                return BrotliEncoder.TryCompress(source, destination, out written, BrotliQuality, BrotliWindow);
            default:
                written = 0;
                return false;
        }
    }

    /// <summary>Decompresses; <see langword="false"/> unless the result fills <paramref name="destination"/> exactly.</summary>
    public static bool TryDecompress(PayloadCompression compression, ReadOnlySpan<byte> source, Span<byte> destination) => compression switch
    {
        PayloadCompression.Lz4 => Lz4Decoder.TryDecode(source, destination),
        PayloadCompression.Brotli => BrotliDecoder.TryDecompress(source, destination, out int written) && written == destination.Length,
        _ => false,
    };
}
