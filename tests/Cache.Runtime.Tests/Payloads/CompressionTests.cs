using KpiGen.Cache.Payloads;
using KpiGen.Cache.Tests.Harness;

namespace KpiGen.Cache.Tests.Payloads;

public class CompressionTests
{
    // The payload of a string of up to 65,535 ASCII characters is three bytes longer than the string.
    private const int Header = 3;

    [Theory]
    [InlineData(1023, PayloadCompression.None)]
    [InlineData(1024, PayloadCompression.Lz4)]
    public void A_payload_is_compressed_from_the_threshold_on(int size, PayloadCompression expected)
        => Assert.Equal(expected, StoredWith(new string('x', size - Header), new RemoteTierOptions { CompressionThreshold = 1024 }));

    [Theory]
    [InlineData(PayloadCompression.None)]
    [InlineData(PayloadCompression.Lz4)]
    [InlineData(PayloadCompression.Brotli)]
    public void The_codec_of_the_options_is_used(PayloadCompression compression)
        => Assert.Equal(compression, StoredWith(new string('x', 5000), new RemoteTierOptions { Compression = compression }));

    [Theory]
    [InlineData(PayloadCompression.Lz4)]
    [InlineData(PayloadCompression.Brotli)]
    public void A_payload_that_does_not_shrink_is_stored_as_it_is(PayloadCompression compression)
    {
        var random = new Random(4711);
        string noise = string.Create(4000, random, static (span, random) =>
        {
            foreach (ref char c in span)
            {
                c = (char)random.Next(0x4E00, 0x9FFF);
            }
        });

        // Brotli finds something even here, as the first byte of each character repeats; LZ4 does not.
        PayloadCompression stored = StoredWith(noise, new RemoteTierOptions { Compression = compression });

        Assert.Equal(compression == PayloadCompression.Lz4 ? PayloadCompression.None : PayloadCompression.Brotli, stored);
    }

    [Theory]
    [InlineData(1024, false)]
    [InlineData(1025, true)]
    public void A_payload_over_the_limit_is_refused_by_its_size_before_compression(int size, bool refused)
    {
        var serializer = new EntrySerializer<string?>(new TextCodec());

        byte[]? frame = serializer.Serialize(
            "key"u8, new string('x', size - Header), default, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(1), new RemoteTierOptions { MaxPayloadBytes = 1024 }, out int length);

        Assert.Equal(refused, frame is null);
        Assert.Equal(size, length);
    }

    private static PayloadCompression StoredWith(string value, RemoteTierOptions options)
    {
        var serializer = new EntrySerializer<string?>(new TextCodec());
        byte[] frame = serializer.Serialize("key"u8, value, default, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(1), options, out _)!;
        FrameReadResult result = serializer.TryDeserialize(
            frame, new FrameExpectation("key"u8, serializer.Shape, default, options.MaxPayloadBytes), out Frame header, out string? read);

        Assert.Equal(FrameReadResult.Ok, result);
        Assert.Equal(value, read);
        return header.Compression;
    }
}
