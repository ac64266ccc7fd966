using KpiGen.Cache.Tests.Harness;
using KpiGen.Testing;
using StackExchange.Redis;

namespace KpiGen.Cache.Tests.Redis.Servers;

/// <summary>A Redis Cluster of three primaries and three replicas.</summary>
public sealed class Cluster : SharedServer
{
    public RedisCluster Redis { get; private set; } = null!;

    protected override ConfigurationOptions Configuration => ConfigurationOptions.Parse(Redis.ConnectionString);

    protected override async Task StartAsync() => Redis = await RedisCluster.StartAsync();

    public override ValueTask DisposeAsync() => Redis?.DisposeAsync() ?? ValueTask.CompletedTask;
}

/// <summary>The cluster loses a primary in one of these tests; the others work before that and after it.</summary>
public sealed class ClusterTests(Cluster server) : ServerScenarios(server), IClassFixture<Cluster>
{
    [Fact]
    public async Task A_primary_that_is_killed_costs_no_exception_and_its_replica_is_used_after_it()
    {
        string prefix = SharedServer.NewPrefix();
        await using CacheHost one = await server.NodeAsync(prefix);
        await using CacheHost two = await server.NodeAsync(prefix);
        await one.Catalog.GetManyAsync(Enumerable.Range(0, 100));
        await one.SettleAsync();
        RedisServer killed = server.Redis.Servers[0];
        await killed.KillAsync();

        for (int i = 200; i < 300; i++)
        {
            Assert.Equal($"value {i}", await one.WaitAsync(one.Catalog.GetAsync(i)));
        }

        Assert.Equal(300, one.Catalog.Count(300));

        // One for the batch before, and one for each call after: nobody loads twice because of the server.
        Assert.Equal(1 + 100 + 1, one.Origin.Calls);
        await RedisCluster.PromotedAsync(server.Redis.Servers[3]);
        await server.Redis.HealthyAsync(killed);
        await one.ReachableAsync();
        await two.ReachableAsync();
        await Eventually.TrueAsync(async () => (await one.InvalidatePriceAsync("all")).Completed, "an invalidation goes through");

        // Its message may be lost with the primary. In an application a comparison follows within the coherence window; here the clock stands still.
        await two.Coherence.CompareAsync();
        one.Origin.Value = two.Origin.Value = static argument => argument is int[] ids ? ids.ToDictionary(static id => id, static id => $"new {id}") : "new";

        Assert.All(await two.WaitAsync(two.Catalog.GetManyAsync(Enumerable.Range(0, 100))), static found => Assert.Equal($"new {found.Key}", found.Value));
        await two.SettleAsync();
        one.ForgetMemory();
        Assert.All(await one.WaitAsync(one.Catalog.GetManyAsync(Enumerable.Range(0, 100))), static found => Assert.Equal($"new {found.Key}", found.Value));

        // For the other tests: it comes back as a replica.
        await killed.RestartAsync();
        await server.Redis.HealthyAsync();
        await RedisCluster.FollowsAsync(killed);
    }

    [Fact]
    public async Task A_slot_that_moves_costs_no_exception_and_its_new_primary_is_used()
    {
        string prefix = SharedServer.NewPrefix();
        await using CacheHost one = await server.NodeAsync(prefix);
        await using CacheHost two = await server.NodeAsync(prefix);
        await one.ReachableAsync();
        await two.ReachableAsync();
        await one.Catalog.GetAsync(7);
        await one.SettleAsync();
        string entry = Assert.Single(await server.KeysAsync(prefix), key => key.StartsWith(prefix + ":", StringComparison.Ordinal));
        SlotMove move = await server.Redis.BeginMoveAsync(entry);
        int before = await move.AskedAsync();

        // In between the old primary says ASK, and the new one refuses scripts on keys of which some may not have arrived.
        one.ForgetMemory();
        Assert.Equal("value 7", await one.WaitAsync(one.Catalog.GetAsync(7)));
        Assert.Equal("value 7", await two.WaitAsync(two.Catalog.GetAsync(7)));
        Assert.True(await move.AskedAsync() > before, "the old primary has never said ASK");
        await move.EndAsync();

        await Eventually.TrueAsync(
            async () =>
            {
                one.ForgetMemory();
                await one.WaitAsync(one.Catalog.GetAsync(7));
                await one.SettleAsync();
                return (await server.KeysAsync(prefix)).Contains(entry);
            },
            "the new primary has the entry");
        two.ForgetMemory();
        int calls = two.Origin.Calls;
        Assert.Equal("value 7", await two.WaitAsync(two.Catalog.GetAsync(7)));
        Assert.Equal(calls, two.Origin.Calls);
    }
}
