using KpiGen.Testing;

namespace KpiGen.Cache.Integration.Tests;

/// <summary>Generated code on two nodes that share a real Redis and one origin: what one of them does, the other finds.</summary>
public class SharedStockTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_tag_that_one_node_invalidates_is_gone_on_the_other_in_every_type()
    {
        await using RedisServer redis = await RedisServer.StartAsync();
        var origin = new StockOrigin();
        await using ShopNode first = await ShopNode.StartAsync(redis.ConnectionString, origin);
        await using ShopNode second = await ShopNode.StartAsync(redis.ConnectionString, origin);
        string other = await second.Stock.SummaryAsync("other");
        string own = await second.Stock.SummaryAsync("own");
        int count = await second.Stock.CountAsync("own", 1, Token);

        await first.Stock.RestockAsync("own");

        await Eventually.TrueAsync(async () => await second.Stock.CountAsync("own", 1, Token) == count + 1, "the other node has a new count");
        await Eventually.TrueAsync(async () => await second.Stock.SummaryAsync("own") != own, "and a new summary");
        Assert.Equal(other, await second.Stock.SummaryAsync("other"));
        Assert.StartsWith("own 2", await first.Stock.SummaryAsync("own"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_tag_outdates_what_Redis_holds_for_a_node_that_starts_later()
    {
        await using RedisServer redis = await RedisServer.StartAsync();
        var origin = new StockOrigin();
        await using ShopNode first = await ShopNode.StartAsync(redis.ConnectionString, origin);
        string before = await first.Stock.SummaryAsync("own");
        await StoredAsync(redis, "cache:search:");
        await first.Stock.RestockAsync("own");

        await using ShopNode second = await ShopNode.StartAsync(redis.ConnectionString, origin);

        Assert.NotEqual(before, await second.Stock.SummaryAsync("own"));
    }

    [Fact]
    public async Task A_write_on_one_node_is_read_on_the_other_and_leaves_other_calls_alone()
    {
        await using RedisServer redis = await RedisServer.StartAsync();
        var origin = new StockOrigin();
        await using ShopNode first = await ShopNode.StartAsync(redis.ConnectionString, origin);
        await using ShopNode second = await ShopNode.StartAsync(redis.ConnectionString, origin);
        int[] before = [await second.Stock.CountAsync("own", 1, Token), await second.Stock.CountAsync("own", 2, Token)];

        await first.Stock.SetAsync("own", 1);

        await Eventually.TrueAsync(async () => await second.Stock.CountAsync("own", 1, Token) == 2, "the other node has the new count");
        Assert.Equal([1, 1], before);
        Assert.Equal(2, await first.Stock.CountAsync("own", 1, Token));
        Assert.Equal(1, await second.Stock.CountAsync("own", 2, Token));
    }

    [Fact]
    public async Task A_batch_asks_only_for_what_no_call_of_the_other_node_has_loaded()
    {
        await using RedisServer redis = await RedisServer.StartAsync();
        var origin = new StockOrigin();
        await using ShopNode first = await ShopNode.StartAsync(redis.ConnectionString, origin);
        await using ShopNode second = await ShopNode.StartAsync(redis.ConnectionString, origin);
        await first.Stock.CountAsync("own", 1, Token);
        await StoredAsync(redis, "cache:product:");

        IReadOnlyDictionary<int, int> counts = await second.Stock.CountManyAsync("own", [1, 2], Token);

        Assert.Equal([2], origin.Asked);
        Assert.Equal((1, 1, 2), (counts[1], counts[2], origin.Calls));
    }

    [Fact]
    public async Task What_a_batch_has_loaded_a_single_call_of_the_other_node_finds()
    {
        await using RedisServer redis = await RedisServer.StartAsync();
        var origin = new StockOrigin();
        await using ShopNode first = await ShopNode.StartAsync(redis.ConnectionString, origin);
        await using ShopNode second = await ShopNode.StartAsync(redis.ConnectionString, origin);
        await first.Stock.CountManyAsync("own", [1], Token);
        await StoredAsync(redis, "cache:product:");

        Assert.Equal(1, await second.Stock.CountAsync("own", 1, Token));
        Assert.Equal(1, origin.Calls);
    }

    [Fact]
    public async Task A_stream_of_one_node_is_replayed_on_the_other()
    {
        await using RedisServer redis = await RedisServer.StartAsync();
        var origin = new StockOrigin();
        await using ShopNode first = await ShopNode.StartAsync(redis.ConnectionString, origin);
        await using ShopNode second = await ShopNode.StartAsync(redis.ConnectionString, origin);
        List<int> loaded = await first.Stock.MovesAsync(7, Token).ToListAsync(Token);
        await StoredAsync(redis, "cache:search:");

        Assert.Equal([7, 1], loaded);
        Assert.Equal(loaded, await second.Stock.MovesAsync(7, Token).ToListAsync(Token));
        Assert.Equal(1, origin.Calls);
    }

    [Fact]
    public async Task What_one_node_invalidates_while_another_loads_it_does_not_come_back()
    {
        await using RedisServer redis = await RedisServer.StartAsync();
        var gate = new TaskCompletionSource();
        var origin = new StockOrigin { Gate = gate.Task };
        await using ShopNode first = await ShopNode.StartAsync(redis.ConnectionString, origin);
        ShopNode second = await ShopNode.StartAsync(redis.ConnectionString, origin);
        Task<int> loading = second.Stock.CountAsync("own", 1, Token);
        await origin.Started;

        await first.Stock.SetAsync("own", 1);
        gate.SetResult();
        int old = await loading;
        await second.DisposeAsync(); // ends what it writes behind its answers

        Assert.Equal(1, old);
        Assert.DoesNotContain(await redis.KeysAsync(), static key => key.StartsWith("cache:", StringComparison.Ordinal));
        Assert.Equal(2, await first.Stock.CountAsync("own", 1, Token));
    }

    private static Task StoredAsync(RedisServer redis, string prefix)
        => Eventually.TrueAsync(async () => (await redis.KeysAsync()).Any(key => key.StartsWith(prefix, StringComparison.Ordinal)), "the entry is in Redis");
}
