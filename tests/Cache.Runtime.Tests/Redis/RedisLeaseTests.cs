using KpiGen.Cache.Tests.Harness;
using KpiGen.Testing;

namespace KpiGen.Cache.Tests.Redis;

public class RedisLeaseTests
{
    [Fact]
    public async Task A_server_that_stands_still_and_goes_on_leaves_no_lease_that_nobody_holds()
    {
        await using RedisServer redis = await RedisServer.StartAsync();
        await using CacheHost one = await redis.NodeAsync(static options => options.Remote.LeaseDuration = TimeSpan.FromMinutes(5));
        await using CacheHost two = await redis.NodeAsync();
        redis.Pause();
        Assert.Equal("value 1", await one.WaitAsync(one.Catalog.GetAsync(1)));
        redis.Resume();

        await Eventually.TrueAsync(async () => !await HasLeaseAsync(redis), "no lease is left");
        Assert.Equal("value 1", await two.WaitAsync(two.Catalog.GetAsync(1)));
    }

    [Fact]
    public async Task A_node_that_is_gone_is_waited_for_until_the_server_has_forgotten_its_lease()
    {
        await using RedisServer redis = await RedisServer.StartAsync();
        await using CacheHost one = await redis.NodeAsync(static options => options.Remote.LeaseDuration = TimeSpan.FromMilliseconds(300));
        await using CacheHost two = await redis.NodeAsync();
        one.Origin.Gated = true;
        Task<string?> first = one.Catalog.GetAsync(1);
        OriginCall call = await one.Origin.NextAsync();
        Assert.True(await HasLeaseAsync(redis));

        // The clock of node one stands still: it prolongs nothing, as if it had died.
        Assert.Equal("value 1", await two.WaitAsync(two.Catalog.GetAsync(1)));
        await two.SettleAsync();
        call.Return("late");
        await first;
        await one.SettleAsync();

        two.ForgetMemory();
        Assert.Equal("value 1", await two.Catalog.GetAsync(1));
        Assert.Equal(1, two.Origin.Calls);
    }

    [Fact]
    public async Task Everything_that_is_flushed_in_use_costs_loads_and_nothing_else()
    {
        await using RedisServer redis = await RedisServer.StartAsync();
        await using CacheHost one = await redis.NodeAsync();
        await using CacheHost two = await redis.NodeAsync();
        one.Origin.Gated = true;
        Task<string?> slow = one.Catalog.GetAsync(1);
        OriginCall call = await one.Origin.NextAsync();

        await redis.CommandAsync("FLUSHALL");
        call.Return("before");
        Assert.Equal("before", await slow);
        await one.SettleAsync();

        // The lease has gone with everything else, so the value is not stored: nobody knows what it has missed.
        Assert.Empty(await redis.EntriesAsync());
        await one.Coherence.CompareAsync();
        await two.Coherence.CompareAsync();
        await two.ListeningAsync();
        one.Origin.Gated = false;
        Assert.Equal("value 1", await one.Catalog.GetAsync(1));
        await one.SettleAsync();
        Assert.Equal("value 1", await two.Catalog.GetAsync(1));
        Assert.Equal(1, two.Counts.RemoteHits);
        await one.InvalidateAsync("key");
        two.Origin.Value = static _ => "new";
        await Eventually.TrueAsync(async () => await two.Catalog.GetAsync(1) == "new", "the log works again");
    }

    private static async Task<bool> HasLeaseAsync(RedisServer redis)
        => (await redis.KeysAsync()).Any(static key => key.EndsWith(":lease", StringComparison.Ordinal));
}
