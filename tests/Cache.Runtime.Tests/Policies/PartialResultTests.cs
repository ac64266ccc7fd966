using System.Globalization;
using KpiGen.Cache.Tests.Harness;
using static KpiGen.Cache.Tests.Policies.Policy;

namespace KpiGen.Cache.Tests.Policies;

/// <summary>Values that are returned to those who wait and stored in neither tier.</summary>
public class PartialResultTests
{
    [Fact]
    public async Task A_partial_result_is_returned_to_all_who_wait_told_to_who_observes_and_stored_nowhere()
    {
        var nodes = new RemoteNodes();
        await using CacheHost host = await nodes.StartAsync();
        host.Origin.Gated = true;
        using CacheObservation observation = CacheObservation.Start();
        Task<string?> leader = host.Catalog.GetAsync(1);
        Task<string?> other = host.Catalog.GetAsync(1);
        OriginCall call = await host.Origin.NextAsync();
        Assert.False(observation.IsPartial);
        call.ReturnPartial("half");

        Assert.Equal(["half", "half"], await Task.WhenAll(leader, other));
        Assert.True(observation.IsPartial);
        await StoredNowhereAsync(host, nodes);
        host.Origin.Gated = false;
        using CacheObservation next = CacheObservation.Start();
        Assert.Equal("value 1", await host.Catalog.GetAsync(1));
        Assert.False(next.IsPartial);
    }

    [Fact]
    public async Task A_partial_batch_stores_none_of_its_values()
    {
        var nodes = new RemoteNodes();
        await using CacheHost host = await nodes.StartAsync();
        host.Origin.Value = static ids =>
        {
            CacheLoad.MarkPartial();
            return ((int[])ids).ToDictionary(static id => id, static id => $"half {id}");
        };
        using CacheObservation observation = CacheObservation.Start();

        Assert.Equal(2, (await host.Catalog.GetManyAsync([1, 2])).Count);

        Assert.True(observation.IsPartial);
        await StoredNowhereAsync(host, nodes);
    }

    [Fact]
    public async Task A_load_that_is_made_of_a_partial_result_is_partial_itself()
    {
        await using CacheHost host = await CacheHost.StartAsync();
        host.Origin.Value = argument =>
        {
            if (argument is string)
            {
                return new Item(host.Catalog.Count(1).ToString(CultureInfo.InvariantCulture), 1);
            }

            CacheLoad.MarkPartial();
            return 7;
        };
        using CacheObservation observation = CacheObservation.Start();

        Assert.Equal("7", (await host.Catalog.FindAsync("a"))!.Name);

        Assert.True(observation.IsPartial);
        Assert.Equal(0, host.Statistics.Methods.Sum(static method => method.MemoryEntries));
    }

    [Fact]
    public async Task Who_passes_the_cache_is_told_as_well_and_what_comes_after_is_not_partial()
    {
        await using CacheHost host = await CacheHost.StartAsync();
        host.Origin.Value = static argument =>
        {
            CacheLoad.MarkPartial();
            return argument is int ? 7 : new Item("a", 1);
        };
        using IDisposable bypass = CacheBypass.Begin();
        using (CacheObservation observation = CacheObservation.Start())
        {
            host.Catalog.Count(1);
            Assert.True(observation.IsPartial);
        }

        using (CacheObservation observation = CacheObservation.Start())
        {
            await host.Catalog.FindAsync("a");
            Assert.True(observation.IsPartial);
        }

        host.Origin.Value = static _ => 7;
        using CacheObservation next = CacheObservation.Start();
        host.Catalog.Count(1);
        Assert.False(next.IsPartial);
    }

    [Fact]
    public async Task A_value_that_the_method_does_not_want_stored_is_returned_and_stored_nowhere()
    {
        var nodes = new RemoteNodes();
        await using CacheHost host = await nodes.StartAsync(hooks: new CatalogHooks(When: static value => value != "value 1"));
        using CacheObservation observation = CacheObservation.Start();

        Assert.Equal("value 1", await host.Catalog.GetAsync(1));
        await StoredNowhereAsync(host, nodes);
        await host.Catalog.GetAsync(2);
        await host.Catalog.GetAsync(2);

        Assert.Equal(2, host.Origin.Calls);
        Assert.False(observation.IsPartial);
    }

    [Fact]
    public async Task In_place_of_a_failure_callers_get_the_fallback_which_is_stored_nowhere()
    {
        var nodes = new RemoteNodes();
        await using CacheHost host = await nodes.StartAsync(hooks: new CatalogHooks(Fallback: static () => "fallback"));
        host.Origin.Value = Fails;

        Assert.Equal("fallback", await host.Catalog.GetAsync(1));
        Assert.Equal("fallback", await host.Catalog.GetAsync(1));

        Assert.Equal((2, 2L, 2L), (host.Origin.Calls, host.Counts.Misses, host.Counts.OriginFailures));
        await StoredNowhereAsync(host, nodes);
    }

    [Fact]
    public async Task A_stale_value_is_better_than_the_fallback()
    {
        await using CacheHost host = await CacheHost.StartAsync(new HostSetup
        {
            Options = Of(static policy => policy.Stale = Seconds(20)),
            Hooks = new CatalogHooks(Fallback: static () => "fallback"),
        });
        await host.Catalog.GetAsync(1);
        host.Time.Advance(Ttl);
        host.Origin.Value = Fails;

        Assert.Equal("value 1", await host.Catalog.GetAsync(1));
    }

    [Fact]
    public async Task A_remembered_failure_is_answered_by_the_fallback_too()
    {
        await using CacheHost host = await CacheHost.StartAsync(new HostSetup
        {
            Options = Of(static policy => policy.FailureTtl = Seconds(20)),
            Hooks = new CatalogHooks(Fallback: static () => "fallback"),
        });
        host.Origin.Value = Fails;

        Assert.Equal("fallback", await host.Catalog.GetAsync(1));
        Assert.Equal("fallback", await host.Catalog.GetAsync(1));
        Assert.Equal((1, 2L), (host.Origin.Calls, host.Counts.Misses));
    }

    [Fact]
    public async Task When_the_fallback_fails_as_well_callers_learn_of_both()
    {
        await using CacheHost host = await CacheHost.StartAsync(new HostSetup { Hooks = new CatalogHooks(Fallback: static () => throw new NotSupportedException()) });
        host.Origin.Value = Fails;

        AggregateException both = await Assert.ThrowsAsync<AggregateException>(() => host.Catalog.GetAsync(1));

        Assert.Equal([typeof(TimeZoneNotFoundException), typeof(NotSupportedException)], both.InnerExceptions.Select(static inner => inner.GetType()));
    }

    private static async Task StoredNowhereAsync(CacheHost host, RemoteNodes nodes)
    {
        await host.SettleAsync();
        Assert.Equal(0, nodes.Store.Writes);
        Assert.Equal(0, host.Runtime.Leases!.Count);
        Assert.Equal(0, host.Statistics.Methods.Sum(static method => method.MemoryEntries));
    }
}
