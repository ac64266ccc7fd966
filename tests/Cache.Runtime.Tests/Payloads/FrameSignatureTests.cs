using KpiGen.Cache.Payloads;
using KpiGen.Cache.Tests.Harness;
using Microsoft.Extensions.Options;

namespace KpiGen.Cache.Tests.Payloads;

public class FrameSignatureTests
{
    private static readonly string Key = Convert.ToBase64String([.. Enumerable.Range(0, 32).Select(static i => (byte)i)]);

    private static readonly FrameSigner Signer = FrameSigner.From(new RemoteTierOptions { SigningKey = Key })!;

    private static readonly FrameSigner Stranger = FrameSigner.From(new RemoteTierOptions { SigningKey = Convert.ToBase64String(new byte[32]) })!;

    [Fact]
    public void A_signed_frame_is_read_by_whoever_knows_the_key()
    {
        byte[] bytes = Frame(Signer);

        Assert.Equal(FrameReadResult.Ok, Read(bytes, Signer, out Range payload));
        Assert.Equal([1, 2], bytes[payload]);
    }

    [Fact]
    public void A_frame_that_somebody_else_has_made_is_a_miss()
    {
        Assert.Equal(FrameReadResult.NotSigned, Read(Frame(Stranger), Signer, out _));
        Assert.Equal(FrameReadResult.NotSigned, Read(Frame(null), Signer, out _));
        Assert.Equal(FrameReadResult.NotSigned, Read(Frame(Signer), null, out _));
    }

    [Fact]
    public void No_byte_of_a_signed_frame_can_be_changed_and_none_left_out()
    {
        byte[] frame = Frame(Signer);
        for (int i = 0; i < frame.Length; i++)
        {
            byte[] changed = [.. frame];
            changed[i] ^= 0x40;
            Assert.NotEqual(FrameReadResult.Ok, Read(changed, Signer, out _));
            Assert.NotEqual(FrameReadResult.Ok, Read(frame[..i], Signer, out _));
        }
    }

    [Fact]
    public async Task Nodes_with_one_key_share_entries_and_one_with_another_key_loads_its_own()
    {
        var nodes = new RemoteNodes();
        await using CacheHost one = await nodes.StartAsync(static options => options.Remote.SigningKey = Key);
        await using CacheHost two = await nodes.StartAsync(static options => options.Remote.SigningKey = Key);
        await using CacheHost stranger = await nodes.StartAsync(static options => options.Remote.SigningKey = Convert.ToBase64String(new byte[32]));
        await one.Catalog.GetAsync(1);
        await one.SettleAsync();

        Assert.Equal("value 1", await two.Catalog.GetAsync(1));
        Assert.Equal("value 1", await stranger.Catalog.GetAsync(1));

        Assert.Equal((0, 1), (two.Origin.Calls, stranger.Origin.Calls));
        Assert.Equal(1, stranger.Counts.RejectedFrames);
    }

    [Theory]
    [InlineData("short")]
    [InlineData("AAECAwQFBgcICQoLDA0ODw==")]
    [InlineData("not Base64 at all, although it is long enough for a key")]
    public async Task A_key_that_cannot_be_used_stops_the_start_and_is_not_repeated(string key)
    {
        var failure = await Assert.ThrowsAsync<OptionsValidationException>(
            () => CacheHost.StartAsync(new HostSetup { Options = options => options.Remote.SigningKey = key }));

        Assert.Contains("Cache:Remote:SigningKey", failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(key, failure.Message, StringComparison.Ordinal);
    }

    private static byte[] Frame(FrameSigner? signer)
        => new Frame(PayloadCompression.None, 1, default, TimeSpan.FromSeconds(1), 2).ToBytes("key"u8, [1, 2], signer);

    private static FrameReadResult Read(byte[] bytes, FrameSigner? signer, out Range payload)
        => KpiGen.Cache.Payloads.Frame.TryRead(bytes, new FrameExpectation("key"u8, 1, default, 1024, signer), out _, out payload);
}
