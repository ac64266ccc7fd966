using System.Text;
using KpiGen.Cache.Tests.Harness;
using KpiGen.Cache.Tiers.Remote;
using KpiGen.Cache.Tiers.Remote.Leases;
using KpiGen.Cache.Tiers.Remote.Redis;
using KpiGen.Testing;

namespace KpiGen.Cache.Tests.Redis.Servers;

/// <summary>What has to work on every kind of server: leases, tags, the log, invalidation of each kind.</summary>
public abstract class ServerScenarios
{
    private readonly string _prefix = SharedServer.NewPrefix();
    private readonly SharedServer _server;

    protected ServerScenarios(SharedServer server)
    {
        server.SkipIfMissing();
        _server = server;
    }

    public static TheoryData<string> Kinds => Invalidations.KindsWithTags;

    [Fact]
    public async Task Two_cold_nodes_load_once()
    {
        await using CacheHost one = await StartAsync();
        await using CacheHost two = await StartAsync();
        one.Origin.Gated = true;
        Task<string?>[] first = [.. Enumerable.Range(0, 10).Select(id => one.Catalog.PriceAsync("acme", id))];
        List<OriginCall> calls = [];
        for (int i = 0; i < first.Length; i++)
        {
            calls.Add(await one.Origin.NextAsync());
        }

        Task<string?>[] second = [.. Enumerable.Range(0, 10).Select(id => two.Catalog.PriceAsync("acme", id))];
        calls.ForEach(static call => call.Return("once"));

        Assert.All(await Task.WhenAll(first), static value => Assert.Equal("once", value));
        Assert.All(await two.WaitAsync(Task.WhenAll(second)), static value => Assert.Equal("once", value));
        Assert.Equal((0, 10), (two.Origin.Calls, two.Counts.RemoteHits));
        Assert.Equal(0, one.Counts.RemoteErrors + two.Counts.RemoteErrors);
        Assert.DoesNotContain(await _server.KeysAsync(_prefix), static key => key.EndsWith(":lease", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Nobody_gets_a_lease_of_an_entry_that_was_stored_meanwhile()
    {
        await using RedisConnection one = _server.Connect();
        await using RedisConnection two = _server.Connect();
        var clock = new RedisClock(TimeProvider.System);
        var fills = new RedisFills(one, clock);
        var requests = new RedisLeaseRequests(two, clock);
        for (int round = 0; round < 200; round++)
        {
            LeaseRequest[] both = [Request($"{_prefix} {round} alone"), Request($"{_prefix} {round} together")];
            Assert.All(await requests.AcquireManyAsync(both), static reply => Assert.Equal(LeaseStatus.Granted, reply.Status));

            Task<bool[]> filled = Task.WhenAll(both.Select(request => fills.FillAsync(new RemoteFrame(new Lease(request.Key, request.Token), new byte[64], TimeSpan.FromMinutes(1))).AsTask()));
            LeaseReply alone = await requests.AcquireAsync(Request($"{_prefix} {round} alone"));
            LeaseReply together = Assert.Single(await requests.AcquireManyAsync([Request($"{_prefix} {round} together")]));

            Assert.All(await filled, Assert.True);
            Assert.All([alone, together], static reply => Assert.Contains(reply.Status, (LeaseStatus[])[LeaseStatus.Held, LeaseStatus.Found]));
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task An_invalidation_reaches_the_memory_of_another_node_whose_entry_has_hours_to_live(string kind)
    {
        await using CacheHost one = await StartAsync();
        await using CacheHost two = await StartAsync();
        foreach (CacheHost host in (CacheHost[])[one, two])
        {
            await host.Catalog.PriceAsync("acme", 1);
            await host.Catalog.PriceAsync("other", 2);
            await host.SettleAsync();
        }

        one.Origin.Value = two.Origin.Value = static _ => "new";

        Assert.True((await InvalidateAsync(one, kind)).Completed);

        await Eventually.TrueAsync(async () => await two.Catalog.PriceAsync("acme", 1) == "new", "the message has arrived");
        Assert.Equal(kind is "type" or "all" ? "new" : "other 2", await two.Catalog.PriceAsync("other", 2));
        Assert.Equal(0, one.Counts.RemoteErrors + two.Counts.RemoteErrors);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_load_under_way_on_another_node_does_not_bring_back_what_was_invalidated(string kind)
    {
        await using CacheHost one = await StartAsync();
        await using CacheHost two = await StartAsync();
        two.Origin.Gated = true;
        Task<string?> slow = two.Catalog.PriceAsync("acme", 1);
        OriginCall call = await two.Origin.NextAsync();
        long before = two.Runtime.Log!.Last;

        await InvalidateAsync(one, kind);
        await Eventually.TrueAsync(() => two.Runtime.Log.Last > before, "it has heard of it");
        call.Return("old");
        await slow;
        await two.SettleAsync();

        two.Origin.Gated = false;
        one.Origin.Value = two.Origin.Value = static _ => "new";
        Assert.Equal("new", await one.WaitAsync(one.Catalog.PriceAsync("acme", 1)));
        Assert.Equal("new", await two.WaitAsync(two.Catalog.PriceAsync("acme", 1)));
    }

    [Fact]
    public async Task Entries_in_all_slots_are_read_in_batches_and_removed_together()
    {
        int[] ids = [.. Enumerable.Range(0, 200)];
        await using CacheHost one = await StartAsync();
        await using CacheHost two = await StartAsync();
        await one.Catalog.GetManyAsync(ids);
        await one.SettleAsync();

        Assert.Equal(200, (await two.Catalog.GetManyAsync(ids)).Count);
        Assert.Equal((0, 200), (two.Origin.Calls, two.Counts.RemoteHits));

        Assert.Equal(new InvalidationResult(200, Completed: true), await one.Invalidator.InvalidatePatternAsync($"{_prefix}:product:*"));
        Assert.DoesNotContain(await _server.KeysAsync(_prefix), key => key.StartsWith(_prefix + ":", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Bookkeeping_that_is_lost_while_the_data_stays_brings_nothing_old_back()
    {
        await using CacheHost one = await StartAsync();
        await using CacheHost two = await StartAsync();
        await one.Catalog.PriceAsync("acme", 1);
        await one.Catalog.GetAsync(1);
        await one.SettleAsync();
        await two.Catalog.PriceAsync("acme", 1);
        string[] bookkeeping = [.. (await _server.KeysAsync(_prefix)).Where(static key => key.Contains('!', StringComparison.Ordinal) || key.StartsWith('{'))];
        Assert.Equal(bookkeeping.Length, await _server.RemoveAsync(bookkeeping));

        await one.Invalidator.InvalidateTagAsync("brand:acme");
        one.Origin.Value = two.Origin.Value = static _ => "new";

        Assert.Equal("new", await one.Catalog.PriceAsync("acme", 1));
        await two.Coherence.CompareAsync();
        Assert.Equal("new", await two.Catalog.PriceAsync("acme", 1));
        await using CacheHost three = await StartAsync();
        three.Origin.Value = static _ => "new";
        Assert.Equal("new", await three.Catalog.GetAsync(1));
    }

    [Fact]
    public async Task A_pattern_with_an_open_class_ends_the_leases_it_matches()
    {
        await using CacheHost one = await StartAsync();
        await using CacheHost two = await StartAsync();
        two.Origin.Gated = true;
        Task<string?> slow = two.Catalog.GetAsync(1);
        OriginCall call = await two.Origin.NextAsync();

        await one.Invalidator.InvalidatePatternAsync($"{_prefix}:product:*:[12");

        Assert.DoesNotContain(await _server.KeysAsync(_prefix), static key => key.EndsWith(":lease", StringComparison.Ordinal));
        call.Return("old");
        await slow;
    }

    private static LeaseRequest Request(string key)
        => new(Encoding.UTF8.GetBytes(key), Encoding.UTF8.GetBytes($"{1:D20}{Guid.NewGuid():N}"), TimeSpan.FromSeconds(30), Refused: null);

    private async Task<CacheHost> StartAsync()
    {
        CacheHost host = await _server.NodeAsync(_prefix);
        await host.ReachableAsync();
        await host.ListeningAsync();
        return host;
    }

    private Task<InvalidationResult> InvalidateAsync(CacheHost host, string kind)
        => kind == "pattern" ? host.Invalidator.InvalidatePatternAsync($"{_prefix}:product:*PriceAsync*:acme:1") : host.InvalidatePriceAsync(kind);
}
