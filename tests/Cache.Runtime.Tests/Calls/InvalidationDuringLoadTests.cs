using KpiGen.Cache.Tests.Harness;

namespace KpiGen.Cache.Tests.Calls;

public class InvalidationDuringLoadTests
{
    public static TheoryData<string> Kinds => Invalidations.Kinds;

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task The_caller_gets_its_value_and_the_next_reads_a_fresh_one(string kind)
    {
        var setup = new HostSetup();
        await using CacheHost host = await CacheHost.StartAsync(new HostSetup { Time = setup.Time, Store = new FakeStore(setup.Time) });
        host.Origin.Gated = true;
        Task<string?> before = host.Catalog.GetAsync(1);
        OriginCall slow = await host.Origin.NextAsync();

        await host.InvalidateAsync(kind);
        slow.Return("old");

        Assert.Equal("old", await before);
        await host.SettleAsync();
        Task<string?> after = host.Catalog.GetAsync(1);
        (await host.Origin.NextAsync()).Return("new");
        Assert.Equal("new", await after);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_read_after_the_invalidation_does_not_join_and_its_value_is_not_overwritten(string kind)
    {
        var setup = new HostSetup();
        await using CacheHost host = await CacheHost.StartAsync(new HostSetup { Time = setup.Time, Store = new FakeStore(setup.Time) });
        host.Origin.Gated = true;
        Task<string?> before = host.Catalog.GetAsync(1);
        OriginCall slow = await host.Origin.NextAsync();

        await host.InvalidateAsync(kind);
        Task<string?> after = host.Catalog.GetAsync(1);
        (await host.Origin.NextAsync()).Return("new");
        Assert.Equal("new", await after);
        slow.Return("old");
        Assert.Equal("old", await before);
        await host.SettleAsync();

        Assert.Equal("new", await host.Catalog.GetAsync(1));
        host.ForgetMemory();
        Assert.Equal("new", await host.Catalog.GetAsync(1));
        Assert.Equal(2, host.Origin.Calls);
        Assert.Equal(1, host.Counts.RemoteHits);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task An_entry_that_a_slow_remote_read_brings_after_the_invalidation_is_not_kept(string kind)
    {
        var setup = new HostSetup();
        var store = new FakeStore(setup.Time);
        await using CacheHost host = await CacheHost.StartAsync(new HostSetup { Time = setup.Time, Store = store });
        host.Origin.Value = static _ => "old";
        await host.Catalog.GetAsync(1);
        await host.SettleAsync();
        host.ForgetMemory();
        var answer = new TaskCompletionSource();
        store.OnRead = () => answer.Task;
        Task<string?> before = host.Catalog.GetAsync(1);

        await host.InvalidateAsync(kind);
        store.OnRead = static () => Task.CompletedTask;
        host.Origin.Value = static _ => "new";
        answer.SetResult();
        await before;

        Assert.Equal("new", await host.Catalog.GetAsync(1));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Without_a_remote_tier_the_next_read_is_fresh_too(string kind)
    {
        await using CacheHost host = await CacheHost.StartAsync();
        await host.Catalog.GetAsync(1);
        await host.Catalog.FindAsync("kept");

        InvalidationResult result = await host.InvalidateAsync(kind);
        host.Origin.Value = static _ => "new";

        Assert.Equal(kind == "all" ? 2 : 1, result.Removed);
        Assert.True(result.Completed);
        Assert.Equal("new", await host.Catalog.GetAsync(1));
    }

    [Fact]
    public async Task Other_keys_and_types_are_left_alone()
    {
        await using CacheHost host = await CacheHost.StartAsync();
        await host.Catalog.GetAsync(1);
        await host.Catalog.GetAsync(2);
        await host.Catalog.FindAsync("a");

        await host.InvalidateAsync("key");
        await host.Catalog.GetAsync(2);
        await host.InvalidateAsync("type");
        await host.Catalog.FindAsync("a");

        Assert.Equal(3, host.Origin.Calls);
    }

    [Theory]
    [InlineData("key")]
    [InlineData("pattern")]
    public async Task A_read_between_the_two_tiers_cannot_bring_the_entry_back_into_memory(string kind)
    {
        var nodes = new RemoteNodes();
        await using CacheHost host = await nodes.StartAsync();
        await host.Catalog.GetAsync(1);
        await host.SettleAsync();
        nodes.Store.OnRemove = nodes.Store.OnScan = Faults.Hanging(out TaskCompletionSource removal);
        Task<InvalidationResult> invalidation = host.InvalidateAsync(kind);
        Assert.Equal("value 1", await host.Catalog.GetAsync(1));
        Assert.Equal(1, host.Counts.RemoteHits);

        removal.SetResult();
        await invalidation;
        host.Origin.Value = static _ => "new";

        Assert.Equal("new", await host.Catalog.GetAsync(1));
    }

    [Fact]
    public async Task A_load_that_ends_while_the_remote_tier_answers_cannot_bring_the_entry_back_there()
    {
        var nodes = new RemoteNodes();
        await using CacheHost host = await nodes.StartAsync();
        host.Origin.Gated = true;
        Task<string?> before = host.Catalog.GetAsync(1);
        OriginCall slow = await host.Origin.NextAsync();
        nodes.Store.AfterRemove = Faults.Hanging(out TaskCompletionSource answer);
        Task<InvalidationResult> invalidation = host.InvalidateAsync("key");

        slow.Return("old");
        await before;
        await host.SettleAsync();
        answer.SetResult();
        await invalidation;

        Assert.Empty(nodes.Store.Keys);
    }
}
