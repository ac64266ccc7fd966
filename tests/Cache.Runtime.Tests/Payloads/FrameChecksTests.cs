using KpiGen.Cache.Payloads;

namespace KpiGen.Cache.Tests.Payloads;

public class FrameChecksTests
{
    private const ulong Shape = 42;
    private static readonly EpochStamp Stamp = new(10, 20);

    [Fact]
    public void A_frame_that_agrees_in_everything_is_read() => Assert.Equal(FrameReadResult.Ok, Read(Frame()));

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(255)]
    public void Another_version_is_a_miss(int version)
    {
        byte[] bytes = Frame();
        bytes[0] = (byte)version;

        Assert.Equal(FrameReadResult.UnknownVersion, Read(bytes));
    }

    [Fact]
    public void The_frame_of_another_key_is_a_miss() => Assert.Equal(FrameReadResult.KeyMismatch, Read(Frame(key: "other")));

    [Fact]
    public void The_frame_of_a_key_that_only_begins_alike_is_a_miss() => Assert.Equal(FrameReadResult.KeyMismatch, Read(Frame(key: "key2")));

    [Fact]
    public void Another_shape_is_a_miss() => Assert.Equal(FrameReadResult.ShapeChanged, Read(Frame(shape: Shape + 1)));

    [Theory]
    [InlineData(9, 20)]
    [InlineData(10, 19)]
    [InlineData(11, 19)]
    [InlineData(9, 21)]
    public void A_stamp_that_is_older_in_either_number_is_a_miss(long type, long all)
        => Assert.Equal(FrameReadResult.Outdated, Read(Frame(stamp: new EpochStamp(type, all))));

    [Fact]
    public void A_stamp_of_a_node_that_knows_more_is_read() => Assert.Equal(FrameReadResult.Ok, Read(Frame(stamp: new EpochStamp(11, 21))));

    [Theory]
    [InlineData(7, 6, "Outdated")]
    [InlineData(7, 7, "Ok")]
    [InlineData(7, 8, "Ok")]
    public void A_frame_is_outdated_when_a_tag_of_it_has_been_invalidated(long known, long stamped, string result)
        => Assert.Equal(result, Read(Frame(stamp: Stamp with { Tags = [new TagStamp(1, 5), new TagStamp(2, stamped)] }), new TagStamp(2, known), new TagStamp(1, 5)).ToString());

    [Fact]
    public void A_frame_without_a_tag_that_its_reader_knows_is_outdated()
        => Assert.Equal(FrameReadResult.Outdated, Read(Frame(stamp: Stamp with { Tags = [new TagStamp(1, 5)] }), new TagStamp(2, 1)));

    [Fact]
    public void A_frame_may_have_tags_that_its_reader_does_not_know()
        => Assert.Equal(FrameReadResult.Ok, Read(Frame(stamp: Stamp with { Tags = [new TagStamp(1, 5)] })));

    [Fact]
    public void A_payload_that_claims_to_be_larger_than_allowed_is_a_miss()
        => Assert.Equal(FrameReadResult.TooLarge, Read(Frame(compression: PayloadCompression.Lz4, claimed: 1025)));

    [Theory]
    [InlineData(-1)]
    [InlineData(int.MinValue)]
    public void A_negative_length_is_damage(int claimed)
        => Assert.Equal(FrameReadResult.Corrupt, Read(Frame(compression: PayloadCompression.Lz4, claimed: claimed)));

    [Fact]
    public void An_unknown_compression_is_damage() => Assert.Equal(FrameReadResult.Corrupt, Read(Frame(compression: (PayloadCompression)3)));

    [Fact]
    public void A_plain_payload_of_another_length_than_claimed_is_damage() => Assert.Equal(FrameReadResult.Corrupt, Read(Frame(claimed: 3)));

    [Fact]
    public void Nothing_is_truncated() => Assert.Equal(FrameReadResult.Truncated, Read([]));

    [Fact]
    public void Trailing_bytes_are_damage() => Assert.Equal(FrameReadResult.Corrupt, Read([.. Frame(), 0]));

    private static byte[] Frame(
        string key = "key", ulong shape = Shape, EpochStamp? stamp = null, PayloadCompression compression = PayloadCompression.None, int claimed = 2)
        => new Frame(compression, shape, stamp ?? Stamp, TimeSpan.FromSeconds(1), claimed).ToBytes(System.Text.Encoding.UTF8.GetBytes(key), [1, 2]);

    private static FrameReadResult Read(byte[] bytes, params TagStamp[] tags)
        => KpiGen.Cache.Payloads.Frame.TryRead(bytes, new FrameExpectation("key"u8, Shape, Stamp with { Tags = tags }, 1024), out _, out _);
}
