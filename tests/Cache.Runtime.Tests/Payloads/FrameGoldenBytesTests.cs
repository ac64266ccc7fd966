using KpiGen.Cache.Payloads;
using KpiGen.Cache.Tags;

namespace KpiGen.Cache.Tests.Payloads;

public class FrameGoldenBytesTests
{
    // version, compression, tags, 0, shape, type number, all number, ttl, lifetime, payload length, key length, crc, tag, tag number, key, payload
    // The checksum was computed bit by bit outside of this code base, and so was the hash of the tag brand:acme.
    private const string Golden =
        "02" + "00" + "01" + "00" + "F0DEBC9A78563412" + "0200000000000000" + "0300000000000000" + "60EA000000000000" + "905F010000000000" + "02000000" + "03000000"
        + "7A726E4F" + "46AA14F8BA47B921" + "0400000000000000" + "613A62" + "C3A0";

    private static readonly EpochStamp Stamp = new(2, 3, [new TagStamp(new TagState("brand:acme").Id, 4)]);

    [Fact]
    public void A_frame_has_the_documented_bytes()
        => Assert.Equal(Golden, Convert.ToHexString(
            new Frame(PayloadCompression.None, 0x123456789ABCDEF0, Stamp, TimeSpan.FromMinutes(1), 2) { Lifetime = TimeSpan.FromSeconds(90) }.ToBytes("a:b"u8, [0xC3, 0xA0])));

    [Fact]
    public void The_documented_bytes_are_read_back()
    {
        byte[] bytes = Convert.FromHexString(Golden);
        var expected = new FrameExpectation("a:b"u8, 0x123456789ABCDEF0, Stamp, 1024);

        FrameReadResult result = Frame.TryRead(bytes, in expected, out Frame frame, out Range payload);

        Assert.Equal(FrameReadResult.Ok, result);
        Assert.Equal(TimeSpan.FromMinutes(1), frame.Ttl);
        Assert.Equal(TimeSpan.FromSeconds(90), frame.Lifetime);
        Assert.Equal(new EpochStamp(2, 3), frame.Stamp);
        Assert.Equal("C3A0", Convert.ToHexString(bytes[payload]));
    }
}
