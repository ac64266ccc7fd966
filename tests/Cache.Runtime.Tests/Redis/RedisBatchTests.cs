using System.Text.RegularExpressions;
using KpiGen.Cache.Tests.Harness;
using KpiGen.Testing;

namespace KpiGen.Cache.Tests.Redis;

public class RedisBatchTests
{
    [Fact]
    public async Task One_command_reads_all_that_memory_does_not_hold()
    {
        await using RedisServer redis = await RedisServer.StartAsync();
        await using CacheHost one = await redis.NodeAsync();
        await using CacheHost two = await redis.NodeAsync();
        await one.Catalog.GetManyAsync([1, 2, 3, 4]);
        await one.SettleAsync();
        await two.Catalog.GetAsync(1);
        await redis.CommandAsync("CONFIG", "RESETSTAT");

        IReadOnlyDictionary<int, string> values = await two.Catalog.GetManyAsync([4, 3, 2, 1, 5]);

        Assert.Equal(["value 4", "value 3", "value 2", "value 1", "value 5"], values.Values);
        Assert.Equal((1, 4, 1), (two.Origin.Calls, two.Counts.RemoteHits, two.Counts.MemoryHits));
        await two.SettleAsync();
        string statistics = await redis.CommandAsync("INFO", "commandstats");
        Assert.Equal((1, 0), (Calls(statistics, "mget"), Calls(statistics, "pttl")));

        // The script that takes the leases looks once more whether anything has appeared, and the one that fills an entry looks for its lease.
        Assert.Equal((1, 1), (Calls(statistics, "exists"), Calls(statistics, "get")));
    }

    [Fact]
    public async Task One_script_asks_for_the_leases_of_all_that_is_missing()
    {
        await using RedisServer redis = await RedisServer.StartAsync();
        await using CacheHost host = await redis.NodeAsync();
        await host.Catalog.GetManyAsync([0]);
        await host.SettleAsync();
        await redis.CommandAsync("CONFIG", "RESETSTAT");

        Assert.Equal(100, (await host.Catalog.GetManyAsync([.. Enumerable.Range(1, 100)])).Count);
        await host.SettleAsync();

        // One for the leases, and one that fills the entries.
        Assert.Equal(2, Calls(await redis.CommandAsync("INFO", "commandstats"), "evalsha"));
        Assert.Equal(101, (await redis.EntriesAsync()).Length);
    }

    [Fact]
    public async Task A_cluster_is_read_slot_by_slot()
    {
        await using RedisServer redis = await RedisServer.StartAsync("--cluster-enabled", "yes", "--cluster-announce-ip", "127.0.0.1");
        await redis.CommandAsync("CLUSTER", "ADDSLOTSRANGE", "0", "16383");
        await Eventually.TrueAsync(async () => (await redis.CommandAsync("CLUSTER", "INFO")).Contains("cluster_state:ok", StringComparison.Ordinal), "the cluster has all its slots");
        await using CacheHost one = await redis.NodeAsync();
        await using CacheHost two = await redis.NodeAsync();
        await one.Catalog.GetManyAsync([1, 2, 3]);
        await one.SettleAsync();
        Assert.Equal(3, (await redis.EntriesAsync()).Length);
        await redis.CommandAsync("CONFIG", "RESETSTAT");

        IReadOnlyDictionary<int, string> values = await two.Catalog.GetManyAsync([3, 2, 1]);

        Assert.Equal(["value 3", "value 2", "value 1"], values.Values);
        Assert.Equal((0, 3), (two.Origin.Calls, two.Counts.RemoteHits));
        Assert.Equal(3, Calls(await redis.CommandAsync("INFO", "commandstats"), "mget"));
    }

    [Fact]
    public async Task A_server_that_does_not_answer_is_a_miss()
    {
        await using RedisServer redis = await RedisServer.StartAsync();
        await using CacheHost host = await redis.NodeAsync();
        await host.Catalog.GetManyAsync([1]);
        await host.SettleAsync();
        await redis.KillAsync();

        IReadOnlyDictionary<int, string> values = await host.AdvanceUntilAsync(host.Catalog.GetManyAsync([1, 2]), TimeSpan.FromMilliseconds(10));

        Assert.Equal(["value 1", "value 2"], values.Values);
        Assert.Equal((1, 2), (host.Counts.MemoryHits, host.Origin.Calls));
    }

    private static int Calls(string statistics, string command)
        => Regex.Match(statistics, $"cmdstat_{command}:calls=(\\d+)") is { Success: true } found ? int.Parse(found.Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture) : 0;
}
