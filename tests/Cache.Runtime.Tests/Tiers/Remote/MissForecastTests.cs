using KpiGen.Cache.Tests.Harness;
using static KpiGen.Cache.Tests.Policies.Policy;

namespace KpiGen.Cache.Tests.Tiers.Remote;

/// <summary>After many misses in a row a search asks for the lease at once, and finds with it what is there.</summary>
public class MissForecastTests
{
    private const int Enough = 8;

    private static readonly Action<CacheOptions> StaleForAWhile = Of(static policy => policy.Stale = Seconds(20));

    private readonly RemoteNodes _nodes = new();

    [Fact]
    public async Task After_many_misses_in_a_row_a_miss_takes_one_round_trip_less()
    {
        await using CacheHost host = await _nodes.StartAsync();
        await MissAsync(host);
        Assert.Equal(Enough, _nodes.Store.Reads);

        Assert.Equal("value 1", await host.Catalog.GetAsync(1));
        await host.SettleAsync();

        Assert.Equal((Enough, Enough + 1), (_nodes.Store.Reads, _nodes.Store.Writes));
    }

    [Fact]
    public async Task What_is_there_all_the_same_is_found_and_the_next_search_reads_first()
    {
        await using CacheHost one = await _nodes.StartAsync();
        await using CacheHost two = await _nodes.StartAsync();
        await one.Catalog.GetAsync(1);
        await one.SettleAsync();
        await MissAsync(two);
        int reads = _nodes.Store.Reads;

        Assert.Equal("value 1", await two.Catalog.GetAsync(1));
        Assert.Equal((Enough, 1, reads), (two.Origin.Calls, two.Counts.RemoteHits, _nodes.Store.Reads));

        await two.Catalog.GetAsync(2);
        Assert.Equal(reads + 1, _nodes.Store.Reads);
        Assert.Equal(0, _nodes.Store.Leases.Refusals);
    }

    [Fact]
    public async Task A_hit_in_between_begins_the_count_again()
    {
        await using CacheHost one = await _nodes.StartAsync();
        await using CacheHost two = await _nodes.StartAsync();
        await one.Catalog.GetAsync(1);
        await one.SettleAsync();
        await MissAsync(two, Enough - 1);
        await two.Catalog.GetAsync(1);
        int reads = _nodes.Store.Reads;

        await MissAsync(two, Enough - 1, from: 2000);

        Assert.Equal(reads + Enough - 1, _nodes.Store.Reads);
    }

    [Fact]
    public async Task An_entry_that_was_invalidated_is_not_accepted_with_the_lease_either()
    {
        await using CacheHost host = await _nodes.StartAsync();
        await host.Catalog.GetAsync(1);
        await host.SettleAsync();
        _nodes.Store.OnScan = Faults.Of("faulted task");
        await host.InvalidateAsync("type");
        await MissAsync(host);
        host.Origin.Value = static _ => "new";

        Assert.Equal("new", await host.Catalog.GetAsync(1));
        await host.SettleAsync();
        host.ForgetMemory();
        Assert.Equal("new", await host.Catalog.GetAsync(1));
        Assert.Equal(1, host.Counts.RemoteHits);
    }

    [Fact]
    public async Task A_stale_entry_is_served_when_the_origin_fails()
    {
        await using CacheHost host = await _nodes.StartAsync(StaleForAWhile);
        await host.Catalog.GetAsync(1);
        await host.SettleAsync();
        host.ForgetMemory();
        _nodes.Time.Advance(Ttl + Seconds(1));
        await MissAsync(host);
        host.Origin.Value = Fails;
        int reads = _nodes.Store.Reads;

        Assert.Equal("value 1", await host.Catalog.GetAsync(1));

        Assert.Equal((1, reads), (host.Counts.StaleHits, _nodes.Store.Reads));
    }

    [Fact]
    public async Task A_stale_entry_is_served_while_another_node_loads()
    {
        await using CacheHost one = await _nodes.StartAsync(StaleForAWhile);
        await using CacheHost two = await _nodes.StartAsync(Of(static policy =>
        {
            policy.Stale = Seconds(20);
            policy.SoftTimeout = Seconds(1);
        }));
        await one.Catalog.GetAsync(1);
        await one.SettleAsync();
        _nodes.Time.Advance(Ttl + Seconds(1));
        await MissAsync(two);
        one.Origin.Gated = true;
        Task<string?> loading = one.Catalog.GetAsync(1);
        OriginCall call = await one.Origin.NextAsync();

        Assert.Equal("value 1", await two.AdvanceUntilAsync(two.Catalog.GetAsync(1), Seconds(0.1)));

        Assert.Equal((Enough, 1), (two.Origin.Calls, two.Counts.StaleHits));
        call.Return("new");
        Assert.Equal("new", await loading);
    }

    [Fact]
    public async Task A_method_with_tags_reads_their_numbers_beside_the_entry_and_always_reads_first()
    {
        await using CacheHost host = await _nodes.StartAsync();

        for (int i = 0; i < Enough + 1; i++)
        {
            await host.Catalog.PriceAsync("acme", i);
        }

        Assert.Equal(Enough + 1, _nodes.Store.Reads);
    }

    private static async Task MissAsync(CacheHost host, int count = Enough, int from = 1000)
    {
        for (int i = 0; i < count; i++)
        {
            await host.Catalog.GetAsync(from + i);
        }

        await host.SettleAsync();
    }
}
