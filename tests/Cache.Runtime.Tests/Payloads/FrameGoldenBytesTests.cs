using KpiGen.Cache.Payloads;

namespace KpiGen.Cache.Tests.Payloads;

public class FrameGoldenBytesTests
{
    // version, compression, shape, type number, all number, ttl, payload length, key length, crc, key, payload
    // The checksum was computed bit by bit outside of this code base.
    private const string Golden =
        "01" + "00" + "F0DEBC9A78563412" + "0200000000000000" + "0300000000000000" + "60EA000000000000" + "02000000" + "03000000" + "5E852F89" + "613A62" + "C3A0";

    [Fact]
    public void A_frame_has_the_documented_bytes()
        => Assert.Equal(Golden, Convert.ToHexString(
            new Frame(PayloadCompression.None, 0x123456789ABCDEF0, new EpochStamp(2, 3), TimeSpan.FromMinutes(1), 2).ToBytes("a:b"u8, [0xC3, 0xA0])));

    [Fact]
    public void The_documented_bytes_are_read_back()
    {
        byte[] bytes = Convert.FromHexString(Golden);
        var expected = new FrameExpectation("a:b"u8, 0x123456789ABCDEF0, new EpochStamp(2, 3), 1024);

        FrameReadResult result = Frame.TryRead(bytes, in expected, out Frame frame, out Range payload);

        Assert.Equal(FrameReadResult.Ok, result);
        Assert.Equal(TimeSpan.FromMinutes(1), frame.Ttl);
        Assert.Equal(new EpochStamp(2, 3), frame.Stamp);
        Assert.Equal("C3A0", Convert.ToHexString(bytes[payload]));
    }
}
