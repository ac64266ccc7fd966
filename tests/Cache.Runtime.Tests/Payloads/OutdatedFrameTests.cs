using KpiGen.Cache.Payloads;

namespace KpiGen.Cache.Tests.Payloads;

public class OutdatedFrameTests
{
    private static readonly byte[] Bytes = new Frame(PayloadCompression.None, 42, new EpochStamp(10, 20), TimeSpan.FromSeconds(1), 1).ToBytes("key"u8, [1]);

    [Theory]
    [InlineData(10, 20, false)]
    [InlineData(9, 19, false)]
    [InlineData(0, 20, false)]
    [InlineData(11, 20, true)]
    [InlineData(10, 21, true)]
    [InlineData(0, 21, true)]
    public void A_frame_is_outdated_when_either_number_is_lower_than_it_may_be(long type, long all, bool isOutdated)
        => Assert.Equal(isOutdated, Frame.IsOutdated(Bytes.AsSpan(..Frame.HeaderLength), new EpochStamp(type, all)));

    [Fact]
    public void What_is_no_frame_of_this_version_may_be_forgotten()
    {
        byte[] other = [.. Bytes];
        other[0]++;

        Assert.True(Frame.IsOutdated(other, default));
        Assert.True(Frame.IsOutdated(Bytes.AsSpan(..(Frame.HeaderLength - 1)), default));
        Assert.True(Frame.IsOutdated([], default));
        Assert.False(Frame.IsOutdated(Bytes, default));
    }
}
