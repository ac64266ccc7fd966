using KpiGen.Cache.Tests.Harness;
using static KpiGen.Cache.Tests.Policies.Policy;

namespace KpiGen.Cache.Tests.Policies;

public class RefreshTests
{
    [Fact]
    public async Task Every_kind_of_call_asks_the_origin_and_replaces_what_is_stored_in_both_tiers()
    {
        var nodes = new RemoteNodes();
        await using CacheHost host = await nodes.StartAsync();
        await host.Coherence.SettleAsync(host.Runtime.Epochs.Of("analytics"));
        await host.Catalog.GetManyAsync([1, 2]);
        await host.Catalog.FindAsync("a");
        host.Catalog.Count(1);
        await host.SettleAsync();
        host.Origin.Value = static argument => argument switch
        {
            string name => new Item(name, 2),
            int[] ids => ids.ToDictionary(static id => id, static id => $"new {id}"),
            int id => id == 3 ? "new 3" : 42,
            _ => null,
        };
        using (CacheRefresh.Begin())
        {
            Assert.Equal(2, (await host.Catalog.GetManyAsync([1, 2])).Count);
            Assert.Equal(2, (await host.Catalog.FindAsync("a"))!.Price);
            Assert.Equal(42, host.Catalog.Count(1));
        }

        await host.SettleAsync();
        await AllNewAsync(host);
        Assert.Equal(6, host.Origin.Calls);
        host.ForgetMemory();
        await AllNewAsync(host);
        Assert.Equal((6, 0L), (host.Origin.Calls, host.Counts.Bypasses));
    }

    [Fact]
    public async Task It_wins_over_a_load_that_began_before_it_on_this_node()
    {
        var nodes = new RemoteNodes();
        await using CacheHost host = await nodes.StartAsync();
        host.Origin.Gated = true;
        Task<string?> older = host.Catalog.GetAsync(1);
        OriginCall slow = await host.Origin.NextAsync();
        Task<string?> refresh = RefreshAsync(host);
        OriginCall call = await host.Origin.NextAsync();
        call.Return("new");
        Assert.Equal("new", await refresh);

        slow.Return("old");

        Assert.Equal("old", await older);
        await host.SettleAsync();
        Assert.Equal("new", await host.Catalog.GetAsync(1));
        host.ForgetMemory();
        Assert.Equal("new", await host.Catalog.GetAsync(1));
        Assert.Equal(2, host.Origin.Calls);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task It_wins_over_a_load_that_began_before_it_on_another_node(bool olderLandsFirst)
    {
        var nodes = new RemoteNodes();
        await using CacheHost one = await nodes.StartAsync();
        await using CacheHost two = await nodes.StartAsync();
        await MeetAsync(one, two);
        two.Origin.Gated = true;
        Task<string?> older = two.Catalog.GetAsync(1);
        OriginCall slow = await two.Origin.NextAsync();
        one.Origin.Gated = true;
        Task<string?> refresh = RefreshAsync(one);
        OriginCall call = await one.Origin.NextAsync();
        if (olderLandsFirst)
        {
            slow.Return("old");
            Assert.Equal("old", await older);
            await two.SettleAsync();
            call.Return("new");
            Assert.Equal("new", await refresh);
            await one.SettleAsync();
        }
        else
        {
            call.Return("new");
            Assert.Equal("new", await refresh);
            await one.SettleAsync();
            slow.Return("old");
            Assert.Equal("old", await older);
            await two.SettleAsync();
        }

        Assert.Equal("new", await two.Catalog.GetAsync(1));
        two.ForgetMemory();
        Assert.Equal("new", await two.Catalog.GetAsync(1));
        Assert.Equal((1, 1), (one.Origin.Calls, two.Origin.Calls));
    }

    [Fact]
    public async Task Other_nodes_drop_what_they_hold()
    {
        var nodes = new RemoteNodes();
        await using CacheHost one = await nodes.StartAsync();
        await using CacheHost two = await nodes.StartAsync();
        await MeetAsync(one, two);
        await one.Catalog.GetAsync(1);
        await one.SettleAsync();
        Assert.Equal("value 1", await two.Catalog.GetAsync(1));
        one.Origin.Value = static _ => "new";

        await RefreshAsync(one);
        await one.SettleAsync();

        Assert.Equal("new", await two.Catalog.GetAsync(1));
        Assert.Equal(0, two.Origin.Calls);
    }

    [Fact]
    public async Task A_caller_that_wants_a_new_value_does_not_get_a_stale_one_for_lack_of_time()
    {
        await using CacheHost host = await CacheHost.StartAsync(new HostSetup
        {
            Options = Of(static policy =>
            {
                policy.Stale = Seconds(20);
                policy.SoftTimeout = Seconds(1);
            }),
        });
        await host.Catalog.GetAsync(1);
        host.Time.Advance(Ttl);
        host.Origin.Gated = true;
        Task<string?> refresh = RefreshAsync(host);
        OriginCall call = await host.Origin.NextAsync();

        host.Time.Advance(Seconds(5));

        Assert.False(refresh.IsCompleted);
        call.Return("new");
        Assert.Equal("new", await refresh);
    }

    [Fact]
    public async Task A_refresh_that_fails_leaves_what_is_stored()
    {
        await using CacheHost host = await CacheHost.StartAsync();
        await host.Catalog.GetAsync(1);
        host.Origin.Value = Fails;

        await Assert.ThrowsAsync<TimeZoneNotFoundException>(() => RefreshAsync(host));

        Assert.Equal("value 1", await host.Catalog.GetAsync(1));
    }

    private static async Task<string?> RefreshAsync(CacheHost host)
    {
        using IDisposable refresh = CacheRefresh.Begin();
        return await host.Catalog.GetAsync(1);
    }

    private static async Task AllNewAsync(CacheHost host)
    {
        Assert.Equal("new 1", await host.Catalog.GetAsync(1));
        Assert.Equal("new 2", await host.Catalog.GetAsync(2));
        Assert.Equal(2, (await host.Catalog.FindAsync("a"))!.Price);
        Assert.Equal(42, host.Catalog.Count(1));
    }

    // Nodes hear of each other from their first contact with the log on.
    private static async Task MeetAsync(params CacheHost[] hosts)
    {
        foreach (CacheHost host in hosts)
        {
            await host.Coherence.SettleAsync(host.Runtime.Epochs.Of("product"));
            Assert.True(await host.Runtime.Log!.CompareAsync());
        }
    }
}
