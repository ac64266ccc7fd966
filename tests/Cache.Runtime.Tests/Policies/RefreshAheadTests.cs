using KpiGen.Cache.Tests.Harness;
using static KpiGen.Cache.Tests.Policies.Policy;

namespace KpiGen.Cache.Tests.Policies;

public class RefreshAheadTests
{
    private static readonly Action<CacheOptions> Ahead = Of(static policy =>
    {
        policy.RefreshAhead = 0.8;
        policy.RetryInterval = Seconds(1);
    });

    [Fact]
    public async Task A_hit_after_the_share_of_the_time_renews_the_value_once_behind_the_answer()
    {
        await using CacheHost host = await CacheHost.StartAsync(new HostSetup { Options = Ahead });
        await host.Catalog.GetAsync(1);
        host.Time.Advance(Seconds(7.9));
        await host.Catalog.GetAsync(1);
        Assert.Equal(1, host.Origin.Calls);

        host.Time.Advance(Seconds(0.1));
        host.Origin.Gated = true;
        Assert.Equal("value 1", await host.Catalog.GetAsync(1));
        Assert.Equal("value 1", await host.Catalog.GetAsync(1));
        (await host.Origin.NextAsync()).Return("new");
        await host.LandAsync();

        Assert.Equal("new", await host.Catalog.GetAsync(1));
        Assert.Equal((2, 4, 0, 1), (host.Origin.Calls, host.Counts.MemoryHits, host.Counts.StaleHits, host.Counts.Misses));
        host.Time.Advance(Seconds(7.9));
        Assert.Equal("new", await host.Catalog.GetAsync(1));
        Assert.Equal(2, host.Origin.Calls);
    }

    [Fact]
    public async Task A_failure_leaves_the_value_to_the_end_of_its_time_and_no_longer()
    {
        await using CacheHost host = await CacheHost.StartAsync(new HostSetup { Options = Ahead });
        await host.Catalog.GetAsync(1);
        host.Time.Advance(Seconds(9.5));
        host.Origin.Value = Fails;
        await host.Catalog.GetAsync(1);
        await host.LandAsync();
        Assert.Equal("value 1", await host.Catalog.GetAsync(1));
        Assert.Equal((2, 1), (host.Origin.Calls, host.Counts.OriginFailures));

        host.Time.Advance(Seconds(0.5));

        await Assert.ThrowsAsync<TimeZoneNotFoundException>(() => host.Catalog.GetAsync(1));
    }

    [Fact]
    public async Task A_renewal_that_is_slow_does_not_make_the_value_live_longer()
    {
        await using CacheHost host = await CacheHost.StartAsync(new HostSetup { Options = Ahead + (static options => options.Types["product"].Stale = Seconds(60)) });
        await host.Catalog.GetAsync(1);
        host.Time.Advance(Seconds(9));
        host.Origin.Gated = true;
        await host.Catalog.GetAsync(1);
        OriginCall renewal = await host.Origin.NextAsync();

        host.Time.Advance(Seconds(1));
        Task<string?> caller = host.Catalog.GetAsync(1);

        Assert.False(caller.IsCompleted);
        renewal.Return("new");
        Assert.Equal("new", await caller);
    }

    [Fact]
    public async Task Nodes_do_not_renew_at_the_same_time_nor_one_after_the_other()
    {
        var nodes = new RemoteNodes();
        await using CacheHost one = await nodes.StartAsync(Ahead);
        await using CacheHost two = await nodes.StartAsync(Ahead);
        await one.Catalog.GetAsync(1);
        await one.SettleAsync();
        nodes.Time.Advance(Seconds(4));
        await two.Catalog.GetAsync(1);
        nodes.Time.Advance(Seconds(4));
        one.Origin.Gated = true;
        await one.Catalog.GetAsync(1);
        OriginCall renewal = await one.Origin.NextAsync();

        Assert.Equal("value 1", await two.Catalog.GetAsync(1));
        await two.LandAsync();
        renewal.Return("new");
        await one.LandAsync();
        await one.SettleAsync();
        nodes.Time.Advance(Seconds(1));
        Assert.Equal("value 1", await two.Catalog.GetAsync(1));
        await two.LandAsync();

        Assert.Equal("new", await two.Catalog.GetAsync(1));
        Assert.Equal((2, 0), (one.Origin.Calls, two.Origin.Calls));
    }

    [Fact]
    public async Task A_batch_that_joins_a_renewal_which_another_node_does_still_gets_all_its_values()
    {
        var nodes = new RemoteNodes();
        await using CacheHost one = await nodes.StartAsync(Ahead);
        await using CacheHost two = await nodes.StartAsync(Ahead);
        await one.Catalog.GetAsync(1);
        await one.SettleAsync();
        await two.Catalog.GetAsync(1);
        nodes.Time.Advance(Seconds(9));
        one.Origin.Gated = true;
        await one.Catalog.GetAsync(1);
        OriginCall renewal = await one.Origin.NextAsync();
        nodes.Store.OnRead = Faults.Hanging(out TaskCompletionSource answer);
        await two.Catalog.GetAsync(1);
        two.ForgetMemory();

        Task<IReadOnlyDictionary<int, string>> batch = two.Catalog.GetManyAsync([1]);
        nodes.Store.OnRead = static () => Task.CompletedTask;
        answer.SetResult();

        Assert.Equal("value 1", Assert.Single(await batch).Value);
        renewal.Return("new");
    }

    [Fact]
    public async Task A_batch_of_values_that_are_due_is_a_batch_of_hits()
    {
        await using CacheHost host = await CacheHost.StartAsync(new HostSetup { Options = Ahead });
        await host.Catalog.GetManyAsync([1, 2]);
        host.Time.Advance(Seconds(9));

        Assert.Equal(2, (await host.Catalog.GetManyAsync([1, 2])).Count);

        Assert.Equal((1, 2), (host.Origin.Calls, host.Counts.MemoryHits));
    }
}
