using KpiGen.Cache.Tests.Harness;
using KpiGen.Testing;

namespace KpiGen.Cache.Tests.Redis;

public class RedisErrorTests
{
    [Fact]
    public async Task Out_of_memory_only_fails_writes()
    {
        await using RedisServer redis = await RedisServer.StartAsync();
        await using CacheHost host = await redis.NodeAsync();
        await host.Catalog.GetAsync(1);
        await host.SettleAsync();
        await redis.CommandAsync("CONFIG", "SET", "maxmemory", "1");

        Assert.Equal("value 2", await host.Catalog.GetAsync(2));
        await host.SettleAsync();
        host.ForgetMemory();
        Assert.Equal("value 1", await host.Catalog.GetAsync(1));

        Assert.Equal((1, 1), (host.Counts.RemoteErrors, host.Counts.RemoteHits));
        await redis.CommandAsync("CONFIG", "SET", "maxmemory", "0");
        await host.Catalog.GetAsync(3);
        await host.SettleAsync();
        Assert.Equal(2, (await redis.EntriesAsync()).Length);
    }

    [Fact]
    public async Task A_server_that_is_loading_its_data_is_an_unavailable_tier_until_it_has_done()
    {
        await using RedisServer redis = await RedisServer.StartAsync("--enable-debug-command", "yes", "--loading-process-events-interval-bytes", "1024");
        await using CacheHost host = await redis.NodeAsync();
        await host.Catalog.GetAsync(1);
        await host.SettleAsync();
        await redis.CommandAsync("DEBUG", "POPULATE", "500", "filler", "10");
        await redis.CommandAsync("CONFIG", "SET", "key-load-delay", "8000");
        Task<string> loading = redis.CommandAsync("DEBUG", "RELOAD");
        await Eventually.TrueAsync(async () => (await redis.CommandAsync("GET", "x")).StartsWith("-LOADING", StringComparison.Ordinal), "the server is loading");
        host.ForgetMemory();

        Assert.Equal("value 1", await host.WaitAsync(host.Catalog.GetAsync(1)));
        Assert.Equal(2, host.Origin.Calls);
        Assert.True(host.Counts.RemoteErrors > 0);

        Assert.Equal("+OK\r\n", await loading);
        await host.ReachableAsync();
        host.ForgetMemory();
        Assert.Equal("value 1", await host.WaitAsync(host.Catalog.GetAsync(1)));
        Assert.Equal((2, 1), (host.Origin.Calls, host.Counts.RemoteHits));
    }

    [Fact]
    public async Task A_key_of_another_type_is_a_miss()
    {
        await using RedisServer redis = await RedisServer.StartAsync();
        await using CacheHost host = await redis.NodeAsync();
        await host.Catalog.GetAsync(1);
        await host.Coherence.SettleAsync(host.Runtime.Epochs.Of("analytics"));
        host.Catalog.Count(1);
        await host.SettleAsync();
        await MakeListsAsync(redis, 2);
        host.ForgetMemory();

        Assert.Equal("value 1", await host.Catalog.GetAsync(1));
        Assert.Equal(1, host.Catalog.Count(1));
        await host.SettleAsync();

        // The server is well: nothing of this may open the breaker for other keys. And the entries are there again.
        Assert.Equal((4, 2, 0), (host.Origin.Calls, host.Counts.RejectedFrames, host.Counts.RemoteErrors));
        host.ForgetMemory();
        Assert.Equal("value 1", await host.Catalog.GetAsync(1));
        Assert.Equal(1, host.Catalog.Count(1));
        Assert.Equal((4, 2), (host.Origin.Calls, host.Counts.RemoteHits));
    }

    [Fact]
    public async Task Keys_of_another_type_are_misses_of_a_batch_and_are_overwritten()
    {
        await using RedisServer redis = await RedisServer.StartAsync();
        await using CacheHost host = await redis.NodeAsync();
        await host.Catalog.GetManyAsync([1, 2]);
        await host.SettleAsync();
        await MakeListsAsync(redis, 2);
        host.ForgetMemory();

        Assert.Equal(2, (await host.Catalog.GetManyAsync([1, 2])).Count);
        await host.SettleAsync();

        host.ForgetMemory();
        Assert.Equal(2, (await host.Catalog.GetManyAsync([1, 2])).Count);
        Assert.Equal((2, 2, 0), (host.Origin.Calls, host.Counts.RemoteHits, host.Counts.RemoteErrors));
    }

    [Fact]
    public async Task A_wrong_password_is_an_unavailable_tier_and_no_exception()
    {
        await using RedisServer redis = await RedisServer.StartAsync("--requirepass", "right");
        await using CacheHost host = await CacheHost.StartAsync(new HostSetup { Redis = redis.ConnectionString + ",password=wrong" });

        Assert.Equal("value 1", await host.AdvanceUntilAsync(host.Catalog.GetAsync(1), TimeSpan.FromMilliseconds(10)));
        Assert.Equal(1, host.Catalog.Count(1));
        Assert.False(host.Remote.IsAvailable);
    }

    [Fact]
    public async Task A_primary_that_becomes_a_replica_is_an_unavailable_tier_until_it_is_primary_again()
    {
        await using RedisServer redis = await RedisServer.StartAsync();
        await using CacheHost host = await redis.NodeAsync();
        await host.Catalog.GetAsync(1);
        await redis.CommandAsync("REPLICAOF", "127.0.0.1", "1");

        for (int i = 2; i < 6; i++)
        {
            Assert.Equal($"value {i}", await host.AdvanceUntilAsync(host.Catalog.GetAsync(i), TimeSpan.FromMilliseconds(10)));
        }

        Assert.False((await host.AdvanceUntilAsync(host.InvalidateAsync("type"), TimeSpan.FromMilliseconds(50))).Completed);
        await redis.CommandAsync("REPLICAOF", "NO", "ONE");
        await host.ReachableAsync();
        Assert.True((await host.InvalidateAsync("type")).Completed);
    }

    [Fact]
    public async Task Random_bytes_under_our_keys_are_misses()
    {
        await using RedisServer redis = await RedisServer.StartAsync();
        await using CacheHost host = await redis.NodeAsync();
        await host.Catalog.GetAsync(1);
        await host.SettleAsync();
        string entry = Assert.Single(await redis.EntriesAsync());
        foreach (string bytes in (string[])["", "\u0001", "garbage that is long enough to hold a whole header of a frame, at least"])
        {
            await redis.CommandAsync("SET", entry, bytes);
            host.ForgetMemory();
            Assert.Equal("value 1", await host.Catalog.GetAsync(1));
            await host.SettleAsync();
        }

        Assert.Equal(3, host.Counts.RejectedFrames);
        Assert.Equal(0, host.Counts.RemoteErrors);
    }

    /// <summary>Puts lists in the place of all entries.</summary>
    private static async Task MakeListsAsync(RedisServer redis, int expected)
    {
        string[] entries = await redis.EntriesAsync();
        Assert.Equal(expected, entries.Length);
        foreach (string entry in entries)
        {
            await redis.CommandAsync("DEL", entry);
            await redis.CommandAsync("LPUSH", entry, "x");
        }
    }
}
