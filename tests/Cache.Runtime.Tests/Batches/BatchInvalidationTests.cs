using KpiGen.Cache.Tests.Harness;

namespace KpiGen.Cache.Tests.Batches;

public class BatchInvalidationTests
{
    public static TheoryData<string> Kinds => Invalidations.Kinds;

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task What_is_invalidated_while_a_batch_loads_is_not_stored(string kind)
    {
        var nodes = new RemoteNodes();
        await using CacheHost host = await nodes.StartAsync();
        host.Origin.Gated = true;
        Task<IReadOnlyDictionary<int, string>> before = host.Catalog.GetManyAsync([1, 2]);
        OriginCall slow = await host.Origin.NextAsync();

        await host.InvalidateAsync(kind);
        slow.Return(new Dictionary<int, string> { [1] = "old", [2] = "two" });

        Assert.Equal(["old", "two"], (await before).Values);
        await host.SettleAsync();
        host.Origin.Gated = false;
        host.Origin.Value = static _ => "new";
        Assert.Equal("new", await host.Catalog.GetAsync(1));
        host.ForgetMemory();
        Assert.Equal("new", await host.Catalog.GetAsync(1));
    }

    [Theory]
    [InlineData("key")]
    [InlineData("pattern")]
    public async Task The_other_keys_of_the_batch_are_stored(string kind)
    {
        var nodes = new RemoteNodes();
        await using CacheHost host = await nodes.StartAsync();
        host.Origin.Gated = true;
        Task<IReadOnlyDictionary<int, string>> before = host.Catalog.GetManyAsync([1, 2]);
        OriginCall slow = await host.Origin.NextAsync();
        await host.InvalidateAsync(kind);
        slow.Return(new Dictionary<int, string> { [1] = "old", [2] = "two" });
        await before;
        await host.SettleAsync();

        Assert.Equal("two", await host.Catalog.GetAsync(2));
        Assert.Single(nodes.Store.Keys);
        Assert.Equal(1, host.Origin.Calls);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_read_after_the_invalidation_does_not_join_the_batch(string kind)
    {
        await using CacheHost host = await CacheHost.StartAsync();
        host.Origin.Gated = true;
        Task<IReadOnlyDictionary<int, string>> before = host.Catalog.GetManyAsync([1]);
        OriginCall slow = await host.Origin.NextAsync();
        await host.InvalidateAsync(kind);
        Task<IReadOnlyDictionary<int, string>> after = host.Catalog.GetManyAsync([1]);
        (await host.Origin.NextAsync()).Return(new Dictionary<int, string> { [1] = "new" });
        Assert.Equal(["new"], (await after).Values);

        slow.Return(new Dictionary<int, string> { [1] = "old" });

        Assert.Equal(["old"], (await before).Values);
        Assert.Equal("new", await host.Catalog.GetAsync(1));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Entries_that_a_slow_remote_read_brings_after_the_invalidation_are_not_kept(string kind)
    {
        var nodes = new RemoteNodes();
        await using CacheHost host = await nodes.StartAsync();
        host.Origin.Value = static _ => new Dictionary<int, string> { [1] = "old" };
        await host.Catalog.GetManyAsync([1]);
        await host.SettleAsync();
        host.ForgetMemory();
        var answer = new TaskCompletionSource();
        nodes.Store.OnRead = () => answer.Task;
        Task<IReadOnlyDictionary<int, string>> before = host.Catalog.GetManyAsync([1]);

        await host.InvalidateAsync(kind);
        nodes.Store.OnRead = static () => Task.CompletedTask;
        host.Origin.Value = static argument => argument is not int ? new Dictionary<int, string> { [1] = "new" } : "new";
        answer.SetResult();
        await before;

        // What it has loaded after all is written behind the answer, under a lease; whoever met it would wait for a clock that stands still.
        await host.SettleAsync();
        Assert.Equal("new", await host.Catalog.GetAsync(1));
    }
}
