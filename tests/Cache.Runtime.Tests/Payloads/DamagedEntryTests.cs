using CsCheck;
using KpiGen.Cache.Payloads;
using KpiGen.Cache.Tests.Harness;

namespace KpiGen.Cache.Tests.Payloads;

public class DamagedEntryTests
{
    private static readonly Item Value = new(new string('x', 300), 2.5);
    private static readonly EpochStamp Stamp = new(1, 1);

    public static TheoryData<PayloadCompression> Codecs => [PayloadCompression.None, PayloadCompression.Lz4, PayloadCompression.Brotli];

    [Theory]
    [MemberData(nameof(Codecs))]
    public void Undamaged_the_value_comes_back(PayloadCompression compression)
    {
        Assert.Equal(FrameReadResult.Ok, Read(Write(compression), out Item? value));
        Assert.Equal(Value, value);
    }

    [Theory]
    [MemberData(nameof(Codecs))]
    public void Cut_off_at_any_offset_it_is_a_miss(PayloadCompression compression)
    {
        byte[] bytes = Write(compression);
        for (int length = 0; length < bytes.Length; length++)
        {
            Assert.NotEqual(FrameReadResult.Ok, Read(bytes[..length], out _));
        }
    }

    [Theory]
    [MemberData(nameof(Codecs))]
    public void With_any_bit_flipped_it_is_a_miss(PayloadCompression compression)
    {
        byte[] bytes = Write(compression);
        for (int bit = 0; bit < bytes.Length * 8; bit++)
        {
            byte[] damaged = [.. bytes];
            damaged[bit / 8] ^= (byte)(1 << (bit % 8));

            Assert.NotEqual(FrameReadResult.Ok, Read(damaged, out _));
        }
    }

    [Theory]
    [MemberData(nameof(Codecs))]
    public void Appended_to_it_is_a_miss(PayloadCompression compression) => Assert.NotEqual(FrameReadResult.Ok, Read([.. Write(compression), 0xC0], out _));

    [Fact]
    public void Random_bytes_are_a_miss()
        => Gen.Byte.Array[0, 200].Sample(static bytes => Read([Frame.Version, .. bytes], out _) != FrameReadResult.Ok, iter: 20_000);

    [Fact]
    public void A_sound_frame_around_random_payload_is_a_miss_or_a_value_and_never_an_exception()
        => Gen.Byte.Array[0, 64].Sample(
            static payload =>
            {
                byte[] bytes = new Frame(PayloadCompression.None, new ItemCodec().Shape, Stamp, TimeSpan.FromSeconds(1), payload.Length).ToBytes("key"u8, payload);
                return Read(bytes, out Item? value) is FrameReadResult.Ok or FrameReadResult.Corrupt;
            },
            iter: 20_000);

    private static byte[] Write(PayloadCompression compression)
        => new EntrySerializer<Item?>(new ItemCodec()).Serialize(
            "key"u8, Value, Stamp, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(1), new RemoteTierOptions { Compression = compression, CompressionThreshold = 0 }, out _)!;

    private static FrameReadResult Read(byte[] bytes, out Item? value)
    {
        var serializer = new EntrySerializer<Item?>(new ItemCodec());
        return serializer.TryDeserialize(bytes, new FrameExpectation("key"u8, serializer.Shape, Stamp, 4096), out _, out value);
    }
}
