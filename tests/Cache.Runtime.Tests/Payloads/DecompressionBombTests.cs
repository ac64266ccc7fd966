using System.IO.Compression;
using K4os.Compression.LZ4;
using KpiGen.Cache.Payloads;
using KpiGen.Cache.Tests.Harness;

namespace KpiGen.Cache.Tests.Payloads;

[Collection(nameof(ProcessWideState))]
public class DecompressionBombTests
{
    private const int Bomb = 64 * 1024 * 1024;
    private const int Allowed = 64 * 1024;

    public static TheoryData<PayloadCompression> Codecs => [PayloadCompression.Lz4, PayloadCompression.Brotli];

    [Theory]
    [MemberData(nameof(Codecs))]
    public void A_header_that_claims_more_than_allowed_is_refused_before_memory_is_taken(PayloadCompression compression)
        => Refused(FrameOf(compression, claimed: Bomb), FrameReadResult.TooLarge);

    [Theory]
    [MemberData(nameof(Codecs))]
    public void Data_that_expands_beyond_the_claim_is_refused_at_the_claim(PayloadCompression compression)
        => Refused(FrameOf(compression, claimed: Allowed), FrameReadResult.Corrupt);

    [Theory]
    [MemberData(nameof(Codecs))]
    public void Data_that_expands_to_less_than_the_claim_is_refused(PayloadCompression compression)
    {
        byte[] data = Compress(compression, 100);
        byte[] frame = new Frame(compression, new TextCodec().Shape, default, TimeSpan.FromSeconds(1), 101).ToBytes("key"u8, data);

        Refused(frame, FrameReadResult.Corrupt);
    }

    private static void Refused(byte[] frame, FrameReadResult reason)
    {
        var serializer = new EntrySerializer<string?>(new TextCodec());
        var expected = new FrameExpectation("key"u8, serializer.Shape, default, Allowed);
        _ = serializer.TryDeserialize(frame, in expected, out _, out _);

        long before = GC.GetAllocatedBytesForCurrentThread();
        FrameReadResult result = serializer.TryDeserialize(frame, in expected, out _, out string? value);
        long allocated = GC.GetAllocatedBytesForCurrentThread() - before;

        Assert.Equal(reason, result);
        Assert.Null(value);
        Assert.True(allocated <= Allowed * 2, $"{allocated:N0} bytes were allocated");
    }

    private static byte[] FrameOf(PayloadCompression compression, int claimed)
        => new Frame(compression, new TextCodec().Shape, default, TimeSpan.FromSeconds(1), claimed).ToBytes("key"u8, Compress(compression, Bomb));

    private static byte[] Compress(PayloadCompression compression, int zeros)
    {
        byte[] source = new byte[zeros];
        byte[] target = new byte[LZ4Codec.MaximumOutputSize(zeros) + 1024];
        int length = compression == PayloadCompression.Lz4
            ? LZ4Codec.Encode(source, target)
            : BrotliEncoder.TryCompress(source, target, out int written, 1, 18) ? written : -1;
        Assert.True(length > 0);
        return target[..length];
    }
}
