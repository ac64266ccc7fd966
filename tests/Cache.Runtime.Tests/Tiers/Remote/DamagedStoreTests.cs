using KpiGen.Cache.CompilerServices;
using KpiGen.Cache.Tests.Harness;
using Microsoft.Extensions.DependencyInjection;

namespace KpiGen.Cache.Tests.Tiers.Remote;

public class DamagedStoreTests
{
    private readonly RemoteNodes _nodes = new();

    public static TheoryData<string, Func<byte[], byte[]>> Damages => new()
    {
        { "nothing", static _ => [] },
        { "random bytes", static frame => { new Random(1).NextBytes(frame); return frame; } },
        { "cut in half", static frame => frame[..(frame.Length / 2)] },
        { "a byte more", static frame => [.. frame, 0] },
        { "a flipped bit", static frame => { frame[^1] ^= 1; return frame; } },
        { "another version", static frame => { frame[0] = 1; return frame; } },
    };

    [Theory(DisableDiscoveryEnumeration = true)]
    [MemberData(nameof(Damages))]
    public async Task A_damaged_entry_is_a_miss_that_is_counted_and_repaired(string what, Func<byte[], byte[]> damage)
    {
        await using CacheHost host = await _nodes.StartAsync();
        await host.Catalog.GetAsync(1);
        host.Catalog.Count(1);
        await host.SettleAsync();
        _nodes.Store.Damage(frame => damage([.. frame]));
        host.ForgetMemory();

        Assert.Equal("value 1", await host.Catalog.GetAsync(1));
        Assert.Equal(1, host.Catalog.Count(1));
        Assert.True(host.Counts.RejectedFrames == 2, what);
        Assert.Equal(0, host.Counts.RemoteErrors);

        await host.SettleAsync();
        host.ForgetMemory();
        await host.Catalog.GetAsync(1);
        Assert.Equal(1, host.Counts.RemoteHits);
    }

    [Fact]
    public async Task An_older_shape_is_neither_read_nor_overwritten()
    {
        await using CacheHost host = await _nodes.StartAsync();
        await host.Catalog.FindAsync("a");
        await host.SettleAsync();
        CachedMethod<ICatalog, FindKey, Item?> newer = NextRelease(host);

        Assert.Equal("a", (await CallAsync(newer)).Name);
        await host.SettleAsync();

        Assert.Equal(2, host.Origin.Calls);
        Assert.Equal(2, _nodes.Store.Keys.Count);
    }

    // The key holds the shape; the frame holds it as well, for whoever writes under a foreign key.
    [Fact]
    public async Task The_frame_of_another_key_under_this_one_is_a_miss()
    {
        await using CacheHost host = await _nodes.StartAsync();
        await host.Catalog.GetAsync(1);
        await host.SettleAsync();
        byte[]? frame = null;
        _nodes.Store.Damage(bytes => frame = bytes);
        host.Origin.Value = static _ => "two";
        await host.Catalog.GetAsync(2);
        await host.SettleAsync();
        _nodes.Store.Damage(_ => frame!);
        host.ForgetMemory();

        Assert.Equal("two", await host.Catalog.GetAsync(2));
        Assert.Equal(1, host.Counts.RejectedFrames);
    }

    [Fact]
    public async Task Over_long_keys_are_hashed_and_served_from_the_store()
    {
        await using CacheHost host = await _nodes.StartAsync();
        string one = new string('x', 1_000_000) + "1";
        string two = new string('x', 1_000_000) + "2";
        await host.Catalog.FindAsync(one);
        await host.Catalog.FindAsync(two);
        await host.SettleAsync();
        host.ForgetMemory();

        Assert.Equal(one, (await host.Catalog.FindAsync(one))!.Name);
        Assert.Equal(two, (await host.Catalog.FindAsync(two))!.Name);
        Assert.Equal(2, host.Counts.RemoteHits);
        Assert.All(_nodes.Store.Keys, static key => Assert.Equal(512, key.Length));
    }

    private static CachedMethod<ICatalog, FindKey, Item?> NextRelease(CacheHost host)
        => host.Services.GetKeyedServices<CatalogMethods>(KeyedService.AnyKey).Single().Service.Method<FindKey, Item?>(
            new CachedMethodDescriptor { CacheType = "search", Service = "S", Method = "M", Id = CatalogMethods.FindId + "!" }, new ItemCodec(shape: 77));

    private static async Task<Item> CallAsync(CachedMethod<ICatalog, FindKey, Item?> method)
        => (await method.LoadValueAsync(new FindKey("a"), "a", static (origin, args, token) => origin.FindAsync(args, token), CancellationToken.None))!;
}
