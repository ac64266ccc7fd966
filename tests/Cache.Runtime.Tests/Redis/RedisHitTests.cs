using System.Globalization;
using KpiGen.Cache.Tests.Harness;
using KpiGen.Testing;

namespace KpiGen.Cache.Tests.Redis;

public class RedisHitTests
{
    [Fact]
    public async Task A_second_node_gets_the_first_nodes_value_of_every_kind_of_method()
    {
        await using RedisServer redis = await RedisServer.StartAsync();
        await using CacheHost one = await redis.NodeAsync();
        await using CacheHost two = await redis.NodeAsync();
        await one.Catalog.GetAsync(1);
        await one.Catalog.FindAsync("a");
        one.Catalog.Count(1);
        await one.SettleAsync();

        Assert.Equal("value 1", await two.Catalog.GetAsync(1));
        Assert.Equal(new Item("a", 1), await two.Catalog.FindAsync("a"));
        Assert.Equal(1, two.Catalog.Count(1));

        Assert.Equal(0, two.Origin.Calls);
        Assert.Equal(3, two.Counts.RemoteHits);
    }

    [Fact]
    public async Task A_second_node_serves_the_value_only_for_the_time_that_is_left()
    {
        await using RedisServer redis = await RedisServer.StartAsync();
        await using CacheHost one = await redis.NodeAsync();
        await using CacheHost two = await redis.NodeAsync();
        await one.Catalog.GetAsync(1);
        await one.SettleAsync();
        string key = Assert.Single(await redis.EntriesAsync());
        long left = long.Parse((await redis.CommandAsync("PTTL", key)).Trim(':', '\r', '\n'), CultureInfo.InvariantCulture);
        Assert.InRange(left, 1, 7_200_000);
        await redis.CommandAsync("PEXPIRE", key, "600000");

        await two.Catalog.GetAsync(1);
        two.Time.Advance(TimeSpan.FromSeconds(300));
        await two.Catalog.GetAsync(1);
        Assert.Equal(1, two.Counts.MemoryHits);
        two.Time.Advance(TimeSpan.FromSeconds(300));
        await two.ReachableAsync();
        await two.Catalog.GetAsync(1);

        Assert.Equal((1, 2), (two.Counts.MemoryHits, two.Counts.RemoteHits));
    }

    [Fact]
    public async Task Hostile_strings_are_keys_like_any_other()
    {
        await using RedisServer redis = await RedisServer.StartAsync();
        await using CacheHost host = await redis.NodeAsync();
        string[] names = ["", "a:b", "*", "a\r\nb", "\0", "\uD83D", "{x}", new string('ü', 100_000)];
        foreach (string name in names)
        {
            await host.Catalog.FindAsync(name);
        }

        await host.SettleAsync();
        host.ForgetMemory();
        foreach (string name in names.Where(static name => name != "\uD83D"))
        {
            Assert.Equal(name, (await host.Catalog.FindAsync(name))!.Name);
        }

        Assert.Equal(names.Length, host.Origin.Calls);
        Assert.Equal(names.Length, (await redis.EntriesAsync()).Length);
    }

    [Fact]
    public async Task A_node_that_starts_before_redis_uses_it_once_it_is_there()
    {
        await using RedisServer redis = await RedisServer.StartAsync();
        await redis.KillAsync();
        await using CacheHost host = await redis.NodeAsync();
        Assert.Equal("value 1", await host.Catalog.GetAsync(1));
        Assert.Equal(0, host.Log.CountOf(2));

        await redis.RestartAsync();
        await host.ReachableAsync();
        await host.Catalog.GetAsync(2);
        await host.SettleAsync();

        Assert.Single(await redis.EntriesAsync());
    }
}
