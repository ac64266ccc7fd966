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
        await using CacheHost one = await redis.NodeAsync(LastsHalfAnHour);
        await using CacheHost two = await redis.NodeAsync(LastsHalfAnHour);
        await one.Catalog.GetAsync(1);
        await one.SettleAsync();

        await ServesForTheTimeThatIsLeftAsync(redis, two, () => two.Catalog.GetAsync(1));
    }

    [Fact]
    public async Task A_batch_serves_a_value_only_for_the_time_that_is_left()
    {
        await using RedisServer redis = await RedisServer.StartAsync();
        await using CacheHost one = await redis.NodeAsync(LastsHalfAnHour);
        await using CacheHost two = await redis.NodeAsync(LastsHalfAnHour);
        await one.Catalog.GetManyAsync([1]);
        await one.SettleAsync();

        await ServesForTheTimeThatIsLeftAsync(redis, two, () => two.Catalog.GetManyAsync([1]));
    }

    [Fact]
    public async Task A_blocking_call_serves_a_value_only_for_the_time_that_is_left()
    {
        await using RedisServer redis = await RedisServer.StartAsync();
        await using CacheHost one = await redis.NodeAsync(LastsHalfAnHour);
        await using CacheHost two = await redis.NodeAsync(LastsHalfAnHour);
        one.Catalog.Count(1);
        await one.SettleAsync();

        await ServesForTheTimeThatIsLeftAsync(redis, two, () => Task.FromResult(two.Catalog.Count(1)));
    }

    [Fact]
    public async Task What_has_another_form_is_replaced()
    {
        await using RedisServer redis = await RedisServer.StartAsync();
        await using CacheHost one = await redis.NodeAsync();
        await using CacheHost two = await redis.NodeAsync();
        await one.Catalog.GetAsync(1);
        await one.SettleAsync();
        string key = Assert.Single(await redis.EntriesAsync());
        await redis.CommandAsync("APPEND", key, "x");

        await two.Catalog.GetAsync(1);
        await two.SettleAsync();
        one.ForgetMemory();
        await one.Catalog.GetAsync(1);

        Assert.Equal((1, 1, 1), (one.Origin.Calls, two.Origin.Calls, one.Counts.RemoteHits));
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

    private static void LastsHalfAnHour(CacheOptions options)
    {
        options.Types["product"] = new CacheTypeOptions { Ttl = TimeSpan.FromMinutes(30) };
        options.Types["analytics"] = new CacheTypeOptions { Ttl = TimeSpan.FromMinutes(30) };
        options.DisconnectedLimit = TimeSpan.FromHours(1);
    }

    // The entry gets older in Redis than the answer takes to come back; a node that took it for new would serve it for longer than it lasts.
    private static async Task ServesForTheTimeThatIsLeftAsync(RedisServer redis, CacheHost node, Func<Task> readAsync)
    {
        string key = Assert.Single(await redis.EntriesAsync());
        TimeSpan whole = await TimeLeftAsync(redis, key);
        await Eventually.TrueAsync(async () => await TimeLeftAsync(redis, key) < whole - TimeSpan.FromMilliseconds(50), "the entry has got older");
        TimeSpan left = await TimeLeftAsync(redis, key);

        // The clock of the node stands still meanwhile: it sees that time has passed when it next asks the server.
        await node.Coherence.CompareAsync();
        await readAsync();
        node.Time.Advance(left - TimeSpan.FromMinutes(1));
        await readAsync();
        Assert.Equal((1, 1), (node.Counts.RemoteHits, node.Counts.MemoryHits));
        node.Time.Advance(TimeSpan.FromMinutes(1));
        await node.ReachableAsync();
        await readAsync();

        Assert.Equal((2, 1), (node.Counts.RemoteHits, node.Counts.MemoryHits));
    }

    private static async Task<TimeSpan> TimeLeftAsync(RedisServer redis, string key)
        => TimeSpan.FromMilliseconds(long.Parse((await redis.CommandAsync("PTTL", key)).Trim(':', '\r', '\n'), CultureInfo.InvariantCulture));
}
