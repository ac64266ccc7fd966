using KpiGen.Cache.Payloads;
using KpiGen.Cache.Tests.Harness;
using KpiGen.Testing;

namespace KpiGen.Cache.Tests.Redis;

public class RedisInvalidationTests
{
    public static TheoryData<string> Kinds => Invalidations.Kinds;

    // So that what is removed behind the answer otherwise can be counted.
    private static Action<CacheOptions> Waiting { get; } = static options => options.Remote.OutdatedRemovalTimeout = TimeSpan.FromSeconds(60);

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task It_removes_from_redis_what_it_covers_and_counts_it(string kind)
    {
        await using RedisServer redis = await RedisServer.StartAsync();
        await using CacheHost host = await redis.NodeAsync(Waiting);
        for (int i = 1; i <= 3; i++)
        {
            await host.Catalog.GetAsync(i);
            await host.Catalog.FindAsync($"{i}");
        }

        await host.SettleAsync();
        Assert.Equal(6, (await redis.EntriesAsync()).Length);

        InvalidationResult result = await host.InvalidateAsync(kind);

        int expected = kind switch { "all" => 6, "type" => 3, _ => 1 };
        Assert.Equal(new InvalidationResult(expected, Completed: true), result);
        Assert.Equal(6 - expected, (await redis.EntriesAsync()).Length);
        host.Origin.Value = static _ => "new";
        Assert.Equal("new", await host.Catalog.GetAsync(1));
    }

    [Fact]
    public async Task It_scans_and_unlinks_and_never_lists_or_flushes()
    {
        await using RedisServer redis = await RedisServer.StartAsync();
        await using CacheHost host = await redis.NodeAsync();
        await host.Catalog.GetAsync(1);
        await host.SettleAsync();
        await redis.CommandAsync("CONFIG", "RESETSTAT");

        foreach (string kind in (string[])["key", "type", "pattern", "all"])
        {
            await host.InvalidateAsync(kind);
        }

        string statistics = await redis.CommandAsync("INFO", "commandstats");
        Assert.Contains("cmdstat_scan:", statistics, StringComparison.Ordinal);
        Assert.Contains("cmdstat_unlink:", statistics, StringComparison.Ordinal);
        Assert.DoesNotContain("cmdstat_keys:", statistics, StringComparison.Ordinal);
        Assert.DoesNotContain("cmdstat_flush", statistics, StringComparison.Ordinal);
    }

    [Fact]
    public async Task More_entries_than_a_page_are_all_removed()
    {
        await using RedisServer redis = await RedisServer.StartAsync();
        await using CacheHost host = await redis.NodeAsync(Waiting);
        await Task.WhenAll(Enumerable.Range(0, 1500).Select(i => host.Catalog.GetAsync(i)));
        await host.SettleAsync();
        host.ForgetMemory();

        // The client has a time-out of its own, in real time: on a busy machine it may have given up some of the writes.
        int stored = (await redis.EntriesAsync()).Length;
        Assert.InRange(stored, 513, 1500);

        InvalidationResult result = await host.Invalidator.InvalidateTypeAsync("product");

        Assert.Equal(new InvalidationResult(stored, Completed: true), result);
        Assert.Empty(await redis.EntriesAsync());
    }

    [Fact]
    public async Task All_means_all_under_the_prefix_and_nothing_else()
    {
        await using RedisServer redis = await RedisServer.StartAsync();
        await using CacheHost host = await redis.NodeAsync(Waiting);
        await using CacheHost neighbour = await redis.NodeAsync(static options => options.KeyPrefix = "cache2");
        await host.Catalog.GetAsync(1);
        await neighbour.Catalog.GetAsync(1);
        await host.SettleAsync();
        await neighbour.SettleAsync();
        await redis.CommandAsync("SET", "cached:product:x", "1");
        await redis.CommandAsync("SET", "session", "1");

        InvalidationResult result = await host.Invalidator.InvalidateAllAsync();

        Assert.Equal(1, result.Removed);
        Assert.Equal(3, (await redis.EntriesAsync()).Length);
        neighbour.ForgetMemory();
        await neighbour.Coherence.CompareAsync();
        await neighbour.Catalog.GetAsync(1);
        Assert.Equal(1, neighbour.Counts.RemoteHits);
    }

    [Theory]
    [InlineData("type")]
    [InlineData("all")]
    public async Task What_was_loaded_after_it_is_not_removed(string kind)
    {
        await using RedisServer redis = await RedisServer.StartAsync();
        await using CacheHost host = await redis.NodeAsync(Waiting);
        await host.Catalog.GetAsync(1);
        await host.Catalog.GetAsync(2);
        await host.SettleAsync();
        await redis.CommandAsync("SET", "cache:product:not-ours", "1");
        await host.InvalidateAsync(kind);
        await host.Catalog.GetAsync(1);
        await host.SettleAsync();
        string[] fresh = await redis.EntriesAsync();

        EpochStamp oldest = host.Runtime.Epochs.Find("product")!.Stamp;
        await host.Remote.RemoveOutdatedAsync("cache:product:*", oldest, static _ => { }, TestContext.Current.CancellationToken);

        Assert.Single(fresh);
        Assert.Equal(fresh, await redis.EntriesAsync());
    }

    [Theory]
    [InlineData("type")]
    [InlineData("all")]
    public async Task Another_node_follows_when_it_compares(string kind)
    {
        await using RedisServer redis = await RedisServer.StartAsync();
        await using CacheHost one = await redis.NodeAsync();
        await using CacheHost two = await redis.NodeAsync();
        await two.Catalog.GetAsync(1);

        await one.InvalidateAsync(kind);
        two.Origin.Value = static _ => "new";
        await two.Coherence.CompareAsync();

        Assert.Equal("new", await two.Catalog.GetAsync(1));
    }

    [Fact]
    public async Task Scripts_that_the_server_has_forgotten_are_sent_again()
    {
        await using RedisServer redis = await RedisServer.StartAsync();
        await using CacheHost host = await redis.NodeAsync();
        await redis.CommandAsync("SCRIPT", "FLUSH");

        Assert.True((await host.InvalidateAsync("type")).Completed);
        Assert.Equal(0, host.Log.CountOf(6));
    }
}
