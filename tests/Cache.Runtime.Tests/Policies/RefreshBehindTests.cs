using KpiGen.Cache.Tests.Harness;
using static KpiGen.Cache.Tests.Policies.Policy;

namespace KpiGen.Cache.Tests.Policies;

public class RefreshBehindTests
{
    private static readonly Action<CacheOptions> Behind = Of(static policy =>
    {
        policy.Stale = Seconds(20);
        policy.RefreshBehind = true;
        policy.RetryInterval = Seconds(5);
    });

    [Fact]
    public async Task Callers_get_the_stale_value_at_once_and_after_one_load_the_fresh_one()
    {
        await using CacheHost host = await CacheHost.StartAsync(new HostSetup { Options = Behind });
        await host.Catalog.GetAsync(1);
        host.Time.Advance(Ttl);
        host.Origin.Gated = true;

        Assert.Equal("value 1", await host.Catalog.GetAsync(1));
        Assert.Equal("value 1", await host.Catalog.GetAsync(1));
        (await host.Origin.NextAsync()).Return("new");
        await host.LandAsync();

        Assert.Equal("new", await host.Catalog.GetAsync(1));
        Assert.Equal((2, 2, 1), (host.Origin.Calls, host.Counts.StaleHits, host.Counts.MemoryHits));
    }

    [Fact]
    public async Task A_synchronous_caller_gets_it_at_once_too()
    {
        await using CacheHost host = await CacheHost.StartAsync(new HostSetup { Options = Behind });
        host.Catalog.Count(1);
        host.Time.Advance(Ttl);
        host.Origin.Gated = true;

        Assert.Equal(1, host.Catalog.Count(1));
        (await host.Origin.NextAsync()).Return(2);
        await host.LandAsync();

        Assert.Equal(2, host.Catalog.Count(1));
    }

    [Fact]
    public async Task Beyond_the_limit_callers_wait()
    {
        await using CacheHost host = await CacheHost.StartAsync(new HostSetup { Options = Behind });
        await host.Catalog.GetAsync(1);
        host.Time.Advance(Ttl + Seconds(20));
        host.Origin.Value = static _ => "new";

        Assert.Equal("new", await host.Catalog.GetAsync(1));
    }

    [Fact]
    public async Task After_a_failure_the_next_load_waits_for_the_interval()
    {
        await using CacheHost host = await CacheHost.StartAsync(new HostSetup { Options = Behind });
        await host.Catalog.GetAsync(1);
        host.Time.Advance(Ttl);
        host.Origin.Value = Fails;
        await host.Catalog.GetAsync(1);
        await host.LandAsync();
        host.Time.Advance(Seconds(4.9));
        await host.Catalog.GetAsync(1);
        await host.LandAsync();
        Assert.Equal(2, host.Origin.Calls);

        host.Time.Advance(Seconds(0.1));
        Assert.Equal("value 1", await host.Catalog.GetAsync(1));
        await host.LandAsync();

        Assert.Equal(3, host.Origin.Calls);
    }

    [Fact]
    public async Task A_batch_loads_the_stale_ones_together_with_the_missing_ones()
    {
        await using CacheHost host = await CacheHost.StartAsync(new HostSetup { Options = Behind });
        await host.Catalog.GetAsync(1);
        host.Time.Advance(Ttl);

        Assert.Equal(2, (await host.Catalog.GetManyAsync([1, 2])).Count);

        Assert.Equal((2, 0), (host.Origin.Calls, host.Counts.StaleHits));
    }

    [Fact]
    public async Task Of_two_nodes_one_loads_and_the_other_takes_its_value()
    {
        var nodes = new RemoteNodes();
        await using CacheHost one = await nodes.StartAsync(Behind);
        await using CacheHost two = await nodes.StartAsync(Behind);
        await one.Catalog.GetAsync(1);
        await one.SettleAsync();
        await two.Catalog.GetAsync(1);
        nodes.Time.Advance(Ttl);
        one.Origin.Value = static _ => "new";
        await one.Catalog.GetAsync(1);
        await one.LandAsync();
        await one.SettleAsync();

        Assert.Equal("value 1", await two.Catalog.GetAsync(1));
        await two.LandAsync();

        Assert.Equal("new", await two.Catalog.GetAsync(1));
        Assert.Equal(0, two.Origin.Calls);
    }
}
