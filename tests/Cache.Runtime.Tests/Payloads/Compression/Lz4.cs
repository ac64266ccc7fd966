using K4os.Compression.LZ4;
using KpiGen.Cache.Payloads.Compression;

namespace KpiGen.Cache.Tests.Payloads.Compression;

/// <summary>The codec between guard bytes.</summary>
internal static class Lz4
{
    public static byte[] Encode(ReadOnlySpan<byte> source)
        => Encode(source, LZ4Codec.MaximumOutputSize(source.Length)) ?? throw new InvalidOperationException("The largest result there is does not fit.");

    /// <summary>Returns <see langword="null"/> where the result does not fit.</summary>
    public static byte[]? Encode(ReadOnlySpan<byte> source, int room)
    {
        var destination = new GuardedBytes(room);
        bool fits = Lz4Encoder.TryEncode(source, destination.Span, out int written);
        Assert.True(destination.IsIntact, "Bytes beside the destination were written.");
        Assert.True(fits || written == 0);
        return fits ? destination.Span[..written].ToArray() : null;
    }

    /// <summary>Returns <see langword="null"/> where the block is refused.</summary>
    public static byte[]? Decode(ReadOnlySpan<byte> block, int length)
    {
        var destination = new GuardedBytes(length);
        bool isRead = Lz4Decoder.TryDecode(block, destination.Span);
        Assert.True(destination.IsIntact, "Bytes beside the destination were written.");
        return isRead ? destination.Span.ToArray() : null;
    }
}
