using KpiGen.Cache.CompilerServices;
using KpiGen.Cache.Tests.Harness;

namespace KpiGen.Cache.Tests.Batches;

public class BatchHitTests
{
    [Fact]
    public async Task Entries_of_single_calls_are_hits_of_a_batch_and_only_the_rest_is_asked_for()
    {
        var nodes = new RemoteNodes();
        await using CacheHost host = await nodes.StartAsync();
        await host.Catalog.GetAsync(2);
        await host.SettleAsync();
        host.ForgetMemory();
        await host.Catalog.GetAsync(1);
        host.Origin.Gated = true;

        Task<IReadOnlyDictionary<int, string>> batch = host.Catalog.GetManyAsync([3, 1, 2, 4]);
        OriginCall call = await host.Origin.NextAsync();
        call.Return(new Dictionary<int, string> { [3] = "three", [4] = "four" });

        Assert.Equal([3, 4], Assert.IsType<int[]>(call.Argument));
        IReadOnlyDictionary<int, string> values = await batch;
        Assert.Equal([3, 1, 2, 4], values.Keys);
        Assert.Equal(["three", "value 1", "value 2", "four"], values.Values);
        Assert.Equal((1, 1, 4), (host.Counts.MemoryHits, host.Counts.RemoteHits, host.Counts.Misses));
    }

    [Fact]
    public async Task Values_of_a_batch_are_hits_of_single_calls_on_this_node_and_on_others()
    {
        var nodes = new RemoteNodes();
        await using CacheHost one = await nodes.StartAsync();
        await using CacheHost two = await nodes.StartAsync();
        await one.Catalog.GetManyAsync([1, 2]);
        await one.SettleAsync();

        Assert.Equal("value 1", await one.Catalog.GetAsync(1));
        Assert.Same(one.Catalog.GetAsync(2), one.Catalog.GetAsync(2));
        Assert.Equal("value 2", await two.Catalog.GetAsync(2));
        Assert.Equal((1, 0), (one.Origin.Calls, two.Origin.Calls));
    }

    [Fact]
    public async Task What_no_memory_holds_is_read_from_the_remote_tier_at_once()
    {
        var nodes = new RemoteNodes();
        await using CacheHost one = await nodes.StartAsync();
        await using CacheHost two = await nodes.StartAsync();
        await one.Catalog.GetManyAsync([1, 2, 3]);
        await one.SettleAsync();
        int reads = nodes.Store.Reads;

        IReadOnlyDictionary<int, string> values = await two.Catalog.GetManyAsync([1, 2, 3]);

        Assert.Equal(["value 1", "value 2", "value 3"], values.Values);
        Assert.Equal((1, 0, 3), (nodes.Store.Reads - reads, two.Origin.Calls, two.Counts.RemoteHits));
    }

    [Fact]
    public async Task A_list_keeps_order_and_duplicates_and_asks_once_for_each()
    {
        await using CacheHost host = await CacheHost.StartAsync();
        await host.Catalog.FindAsync("b");
        host.Origin.Gated = true;

        Task<IReadOnlyList<Item?>> batch = host.Catalog.FindManyAsync(["a", "b", "a", "c", "b"]);
        OriginCall call = await host.Origin.NextAsync();
        call.Return(new Item?[] { new("a", 1), null });

        Assert.Equal(["a", "c"], Assert.IsType<string[]>(call.Argument));
        Assert.Equal(["a", "b", "a", null, "b"], (await batch).Select(static item => item?.Name));
        Assert.Equal((1, 3), (host.Counts.MemoryHits, host.Counts.Misses));
    }

    [Fact]
    public async Task Nothing_asked_for_is_nothing_asked_of_the_origin()
    {
        await using CacheHost host = await CacheHost.StartAsync();

        Assert.Empty(await host.Catalog.GetManyAsync([]));
        Assert.Empty(await host.Catalog.FindManyAsync([]));
        Assert.Equal((0, 0), (host.Origin.Calls, host.Counts.Requests));
    }

    [Fact]
    public async Task No_collection_is_refused()
    {
        await using CacheHost host = await CacheHost.StartAsync();

        Assert.Equal("ids", (await Assert.ThrowsAsync<ArgumentNullException>(() => host.Catalog.GetManyAsync(null!))).ParamName);
        Assert.Equal(0, host.Origin.Calls);
    }

    [Fact]
    public async Task The_caller_may_change_its_collection_after_the_call()
    {
        await using CacheHost host = await CacheHost.StartAsync();
        host.Origin.Gated = true;
        List<int> ids = [1, 2];

        Task<IReadOnlyDictionary<int, string>> batch = host.Catalog.GetManyAsync(ids);
        OriginCall call = await host.Origin.NextAsync();
        ids.Clear();
        ids.Add(9);
        call.Return(new Dictionary<int, string> { [1] = "one", [2] = "two" });

        Assert.Equal([1, 2], (await batch).Keys);
    }

    [Fact]
    public async Task Ids_of_any_number_of_which_nobody_knows_the_count_are_loaded_in_chunks()
    {
        await using CacheHost host = await CacheHost.StartAsync(new HostSetup { Options = static options => options.Memory.MaxEntriesPerMethod = 100_000 });
        const int max = CachedBatch<ICatalog, GetKey, int, string?>.MaxIdsPerLoad;
        List<int> asked = [];
        host.Origin.Value = argument =>
        {
            asked.Add(((int[])argument).Length);
            return ((int[])argument).ToDictionary(static id => id, static id => $"value {id}");
        };

        IReadOnlyDictionary<int, string> values = await host.Catalog.GetManyAsync(Enumerable.Range(0, max * 2 + 5).Where(static id => id >= 0));

        Assert.Equal([max, max, 5], asked);
        Assert.Equal(max * 2 + 5, values.Count);
        Assert.Equal("value 20004", values[20_004]);
        Assert.Equal(max * 2 + 5, host.Counts.Misses);
    }

    [Theory]
    [InlineData(new[] { 1, 2 }, CacheOutcome.Hit)]
    [InlineData(new[] { 1, 3 }, CacheOutcome.Miss)]
    public async Task The_caller_sees_a_hit_only_where_every_id_was_one(int[] ids, CacheOutcome expected)
    {
        await using CacheHost host = await CacheHost.StartAsync();
        await host.Catalog.GetManyAsync([1, 2]);
        using CacheObservation observation = CacheObservation.Start(captureKeys: true);

        await host.Catalog.GetManyAsync(ids);

        Assert.Equal(expected, observation.Outcome);
        Assert.Equal(2, observation.Keys.Count);
    }

    [Fact]
    public async Task An_expired_entry_is_asked_for_again()
    {
        await using CacheHost host = await CacheHost.StartAsync();
        await host.Catalog.GetManyAsync([1]);
        host.Time.Advance(TimeSpan.FromSeconds(7201));

        await host.Catalog.GetManyAsync([1, 2]);

        Assert.Equal((2, 0, 3), (host.Origin.Calls, host.Counts.MemoryHits, host.Counts.Misses));
    }
}
