using KpiGen.Testing;

namespace KpiGen.Cache.Integration.Tests;

/// <summary>Generated code on two nodes that share a real Redis.</summary>
public class TwoNodesTests
{
    [Fact]
    public async Task What_one_node_loaded_another_reads_from_Redis_to_the_last_member()
    {
        await using RedisServer redis = await RedisServer.StartAsync();
        await using ShopNode first = await ShopNode.StartAsync(redis.ConnectionString);
        Basket? loaded = await first.Service.GetAsync(1, "north", TestContext.Current.CancellationToken);
        await Eventually.TrueAsync(async () => (await redis.KeysAsync()).Any(static key => key.StartsWith("cache:product:", StringComparison.Ordinal)), "the entry is in Redis");
        await using ShopNode second = await ShopNode.StartAsync(redis.ConnectionString);

        Basket? read = await second.Service.GetAsync(1, "north", TestContext.Current.CancellationToken);

        Assert.Equal(0, await second.Service.CallsAsync());
        Assert.Equivalent(loaded, read, strict: true);
        Assert.Equal(loaded!.CreatedAt.Offset, read!.CreatedAt.Offset);
        Assert.Equal((0, 1, 0), (second.Statistics.Read().Total.MemoryHits, second.Statistics.Read().Total.RemoteHits, second.Statistics.Read().Total.Misses));
    }

    [Fact]
    public async Task Invalidating_a_call_by_its_generated_key_removes_exactly_its_entry()
    {
        await using RedisServer redis = await RedisServer.StartAsync();
        await using ShopNode node = await ShopNode.StartAsync(redis.ConnectionString);
        Basket? north = await node.Service.GetAsync(1, "north", TestContext.Current.CancellationToken);
        Basket? south = await node.Service.GetAsync(1, "south", TestContext.Current.CancellationToken);

        InvalidationResult result = await node.Invalidator.InvalidateAsync(ShopServiceKeys.GetAsync(1, "north"));

        Assert.Equal(new InvalidationResult(1, Completed: true), result);
        Assert.NotEqual(north, await node.Service.GetAsync(1, "north", TestContext.Current.CancellationToken));
        Assert.Same(south, await node.Service.GetAsync(1, "south", TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task An_entry_is_served_until_its_time_is_over_and_not_longer()
    {
        await using ShopNode node = await ShopNode.StartAsync();
        long first = await node.Service.TotalAsync();
        node.Time.Advance(TimeSpan.FromHours(2) - TimeSpan.FromSeconds(1));
        long before = await node.Service.TotalAsync();
        node.Time.Advance(TimeSpan.FromSeconds(2));

        Assert.Equal(first, before);
        Assert.NotEqual(first, await node.Service.TotalAsync());
    }
}
