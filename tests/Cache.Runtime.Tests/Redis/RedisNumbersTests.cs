using KpiGen.Cache.Tests.Harness;
using KpiGen.Testing;

namespace KpiGen.Cache.Tests.Redis;

public class RedisNumbersTests
{
    [Fact]
    public async Task Numbers_that_were_deleted_while_the_data_stayed_bring_nothing_old_back()
    {
        await using RedisServer redis = await RedisServer.StartAsync();
        await using CacheHost one = await redis.NodeAsync();
        await one.Catalog.GetAsync(1);
        await one.SettleAsync();
        foreach (string name in (await redis.KeysAsync()).Where(static key => key.Contains("!seq", StringComparison.Ordinal)))
        {
            await redis.CommandAsync("DEL", name);
        }

        await using CacheHost two = await redis.NodeAsync();
        two.Origin.Value = static _ => "new";
        await one.Coherence.CompareAsync();
        one.Origin.Value = static _ => "new";

        Assert.Equal("new", await two.Catalog.GetAsync(1));
        await two.SettleAsync();
        Assert.Equal("new", await one.Catalog.GetAsync(1));
    }

    // As after a failover to a replica that had not received the last raise.
    [Theory]
    [InlineData("type", "cache!seq:product")]
    [InlineData("all", "cache!seq")]
    public async Task A_number_that_went_back_loses_no_invalidation(string kind, string name)
    {
        await using RedisServer redis = await RedisServer.StartAsync();
        await using CacheHost one = await redis.NodeAsync();
        await one.InvalidateAsync(kind);
        await one.Catalog.GetAsync(1);
        await one.SettleAsync();
        string entry = Assert.Single(await redis.EntriesAsync());
        await redis.CommandAsync("COPY", entry, "backup");
        await redis.CommandAsync("SET", name, "5");

        await one.InvalidateAsync(kind);
        await redis.CommandAsync("COPY", "backup", entry);
        one.Origin.Value = static _ => "new";

        Assert.Equal("new", await one.Catalog.GetAsync(1));
        await using CacheHost two = await redis.NodeAsync();
        two.Origin.Value = static _ => "new";
        Assert.Equal("new", await two.Catalog.GetAsync(1));
    }

    [Fact]
    public async Task A_number_that_went_back_is_put_right_by_whoever_knows_more()
    {
        await using RedisServer redis = await RedisServer.StartAsync();
        await using CacheHost one = await redis.NodeAsync();
        string before = await redis.CommandAsync("GET", "cache!seq:product");
        await redis.CommandAsync("SET", "cache!seq:product", "5");

        await one.Coherence.CompareAsync();

        Assert.Equal(before, await redis.CommandAsync("GET", "cache!seq:product"));
    }
}
