using KpiGen.Cache.Tests.Harness;
using Microsoft.Extensions.Configuration;
using static KpiGen.Cache.Tests.Policies.Policy;

namespace KpiGen.Cache.Tests.Policies;

public class StaleTests
{
    private static readonly Action<CacheOptions> TwentySeconds = Of(static policy =>
    {
        policy.Stale = Seconds(20);
        policy.RetryInterval = Seconds(5);
    });

    [Fact]
    public async Task When_the_origin_fails_callers_get_the_value_whose_time_is_over()
    {
        await using CacheHost host = await CacheHost.StartAsync(new HostSetup { Options = TwentySeconds });
        await host.Catalog.GetAsync(1);
        await host.Catalog.FindAsync("a");
        host.Catalog.Count(1);
        host.Time.Advance(Ttl);
        host.Origin.Value = Fails;
        using CacheObservation observation = CacheObservation.Start();

        Assert.Equal("value 1", await host.Catalog.GetAsync(1));
        Assert.Equal(CacheOutcome.Stale, observation.Outcome);
        Assert.Equal("a", (await host.Catalog.FindAsync("a"))!.Name);
        Assert.Equal(1, host.Catalog.Count(1));

        Assert.Equal((3, 3, 3), (host.Counts.StaleHits, host.Counts.Misses, host.Counts.OriginFailures));
    }

    [Fact]
    public async Task Without_permission_the_failure_reaches_the_callers()
    {
        await using CacheHost host = await CacheHost.StartAsync(new HostSetup { Options = Of(static _ => { }) });
        await host.Catalog.GetAsync(1);
        host.Time.Advance(Ttl);
        host.Origin.Value = Fails;

        await Assert.ThrowsAsync<TimeZoneNotFoundException>(() => host.Catalog.GetAsync(1));
        Assert.Equal(0, host.Counts.StaleHits);
    }

    [Fact]
    public async Task The_value_is_never_served_beyond_the_limit()
    {
        await using CacheHost host = await CacheHost.StartAsync(new HostSetup { Options = TwentySeconds });
        await host.Catalog.GetAsync(1);
        host.Origin.Value = Fails;
        host.Time.Advance(Ttl + Seconds(19.9));
        Assert.Equal("value 1", await host.Catalog.GetAsync(1));

        host.Time.Advance(Seconds(0.1));

        await Assert.ThrowsAsync<TimeZoneNotFoundException>(() => host.Catalog.GetAsync(1));
    }

    [Fact]
    public async Task A_value_that_grows_too_old_during_the_load_is_not_served()
    {
        await using CacheHost host = await CacheHost.StartAsync(new HostSetup { Options = TwentySeconds });
        await host.Catalog.GetAsync(1);
        host.Time.Advance(Ttl);
        host.Origin.Gated = true;
        Task<string?> caller = host.Catalog.GetAsync(1);
        OriginCall call = await host.Origin.NextAsync();

        host.Time.Advance(Seconds(20));
        call.Throw(new TimeZoneNotFoundException());

        await Assert.ThrowsAsync<TimeZoneNotFoundException>(() => caller);
    }

    [Fact]
    public async Task After_a_failure_the_next_attempt_waits_for_the_interval()
    {
        await using CacheHost host = await CacheHost.StartAsync(new HostSetup { Options = TwentySeconds });
        await host.Catalog.GetAsync(1);
        host.Time.Advance(Ttl);
        host.Origin.Value = Fails;
        await host.Catalog.GetAsync(1);
        await host.Catalog.GetAsync(1);
        host.Time.Advance(Seconds(4.9));
        await host.Catalog.GetAsync(1);
        Assert.Equal(2, host.Origin.Calls);

        host.Time.Advance(Seconds(0.1));
        host.Origin.Value = static _ => "new";

        Assert.Equal("new", await host.Catalog.GetAsync(1));
        Assert.Equal(3, host.Origin.Calls);
    }

    [Fact]
    public async Task A_stale_value_of_the_remote_tier_is_served_and_kept_for_the_time_that_is_left()
    {
        var nodes = new RemoteNodes();
        await using CacheHost host = await nodes.StartAsync(TwentySeconds);
        await host.Catalog.GetAsync(1);
        await host.SettleAsync();
        host.ForgetMemory();
        nodes.Time.Advance(Ttl + Seconds(10));
        host.Origin.Gated = true;
        Task<string?> caller = host.Catalog.GetAsync(1);
        OriginCall call = await host.Origin.NextAsync();
        nodes.Time.Advance(Seconds(8));
        call.Throw(new TimeZoneNotFoundException());

        Assert.Equal("value 1", await caller);
        Assert.Equal("value 1", await host.Catalog.GetAsync(1));
        Assert.Equal((2, 2), (host.Origin.Calls, host.Counts.StaleHits));
        nodes.Time.Advance(Seconds(2));
        Task<string?> late = host.Catalog.GetAsync(1);
        (await host.Origin.NextAsync()).Throw(new TimeZoneNotFoundException());
        await Assert.ThrowsAsync<TimeZoneNotFoundException>(() => late);
    }

    [Fact]
    public async Task A_synchronous_method_serves_the_stale_value_of_the_remote_tier_too()
    {
        var nodes = new RemoteNodes();
        await using CacheHost host = await nodes.StartAsync(TwentySeconds);
        await host.Coherence.SettleAsync(host.Runtime.Epochs.Of("analytics"));
        host.Catalog.Count(1);
        await host.SettleAsync();
        host.ForgetMemory();
        nodes.Time.Advance(Ttl);
        host.Origin.Value = Fails;

        Assert.Equal(1, host.Catalog.Count(1));
        Assert.Equal(1, host.Catalog.Count(1));
        Assert.Equal((2, 2), (host.Origin.Calls, host.Counts.StaleHits));
    }

    [Fact]
    public async Task A_batch_whose_origin_fails_gets_stale_values_from_both_tiers()
    {
        var nodes = new RemoteNodes();
        await using CacheHost host = await nodes.StartAsync(TwentySeconds);
        await host.Catalog.GetAsync(1);
        await host.SettleAsync();
        host.ForgetMemory();
        await host.Catalog.GetAsync(2);
        nodes.Time.Advance(Ttl);
        host.Origin.Value = Fails;

        IReadOnlyDictionary<int, string> values = await host.Catalog.GetManyAsync([1, 2]);
        IReadOnlyDictionary<int, string> again = await host.Catalog.GetManyAsync([1, 2]);

        Assert.Equal(["value 1", "value 2"], values.OrderBy(static pair => pair.Key).Select(static pair => pair.Value));
        Assert.Equal(2, again.Count);
        Assert.Equal((3, 4, 1), (host.Origin.Calls, host.Counts.StaleHits, host.Counts.OriginFailures));
    }

    [Fact]
    public async Task A_shorter_limit_in_configuration_is_followed_for_values_that_are_there()
    {
        IConfigurationRoot configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Types:product:Ttl"] = "00:00:10",
            [$"Methods:{CatalogMethods.GetId}:Stale"] = "00:00:20",
        }).Build();
        await using CacheHost host = await CacheHost.StartAsync(new HostSetup { Configuration = configuration });
        await host.Catalog.GetAsync(1);
        host.Origin.Value = Fails;
        host.Time.Advance(Ttl + Seconds(10));
        Assert.Equal("value 1", await host.Catalog.GetAsync(1));

        configuration[$"Methods:{CatalogMethods.GetId}:Stale"] = "00:00:10";
        configuration.Reload();

        await Assert.ThrowsAsync<TimeZoneNotFoundException>(() => host.Catalog.GetAsync(1));
    }
}
