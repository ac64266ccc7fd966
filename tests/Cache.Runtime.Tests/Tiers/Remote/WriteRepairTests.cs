using KpiGen.Cache.Coherence.Messages;
using KpiGen.Cache.Tests.Harness;

namespace KpiGen.Cache.Tests.Tiers.Remote;

/// <summary>What is loaded while the store does not answer is written when it does.</summary>
public class WriteRepairTests
{
    private readonly RemoteNodes _nodes = new();

    public static TheoryData<string> Outages => ["everything", "writes"];

    public static TheoryData<string> Kinds => Invalidations.KindsWithTags;

    [Theory]
    [MemberData(nameof(Outages))]
    public async Task A_value_that_was_loaded_during_an_outage_is_returned_and_another_node_reads_it_after_it(string outage)
    {
        await using CacheHost one = await _nodes.StartComparedAsync();
        await using CacheHost two = await _nodes.StartComparedAsync();
        Fail(outage);
        Assert.Equal("value 1", await one.Catalog.GetAsync(1));
        await one.SettleAsync();
        Assert.DoesNotContain(_nodes.Store.Keys, static key => key.EndsWith(":1", StringComparison.Ordinal));

        await RecoverAsync(one);

        Assert.Equal("value 1", await two.Catalog.GetAsync(1));
        Assert.Equal((0, 1), (two.Origin.Calls, two.Counts.RemoteHits));
        Assert.Equal(0, _nodes.Store.Leases.Count);
    }

    [Fact]
    public async Task A_repaired_entry_lives_for_what_is_left_of_its_time()
    {
        await using CacheHost one = await _nodes.StartComparedAsync(static options => options.DisconnectedLimit = TimeSpan.FromHours(1));
        Fail("everything");
        await one.Catalog.GetAsync(1);
        one.Time.Advance(TimeSpan.FromMinutes(40));

        await RecoverAsync(one);

        await using CacheHost two = await _nodes.StartComparedAsync();
        await two.Catalog.GetAsync(1);
        Assert.Equal(0, two.Origin.Calls);
        one.Time.Advance(TimeSpan.FromMinutes(79));
        await two.Catalog.GetAsync(1);
        Assert.Equal(0, two.Origin.Calls);
        one.Time.Advance(TimeSpan.FromMinutes(1));
        await two.Catalog.GetAsync(1);
        Assert.Equal(1, two.Origin.Calls);
    }

    [Fact]
    public async Task What_a_node_no_longer_serves_because_it_was_cut_off_for_too_long_is_not_written()
    {
        await using CacheHost one = await _nodes.StartComparedAsync();
        Fail("everything");
        await one.Catalog.GetAsync(1);
        one.Time.Advance(TimeSpan.FromSeconds(31));
        await one.Coherence.CompareAsync();

        await RecoverAsync(one);

        Assert.Empty(_nodes.Store.Keys);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task What_this_node_has_invalidated_meanwhile_is_not_written(string kind)
    {
        await using CacheHost one = await _nodes.StartComparedAsync();
        Fail("writes");
        await one.Catalog.PriceAsync("acme", 1);
        await one.SettleAsync();

        await one.InvalidatePriceAsync(kind);
        await RecoverAsync(one);

        Assert.Empty(_nodes.Store.Keys);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task What_another_node_has_invalidated_meanwhile_is_not_written_even_if_its_message_was_lost_and_is_replayed(string kind)
    {
        await using CacheHost one = await _nodes.StartComparedAsync();
        await using CacheHost two = await _nodes.StartComparedAsync();
        Fail("writes");
        await one.Catalog.PriceAsync("acme", 1);
        await one.SettleAsync();
        _nodes.Store.Log.Delivers = false;

        Assert.True((await two.InvalidatePriceAsync(kind)).Completed);
        await RecoverAsync(one);

        Assert.Empty(_nodes.Store.Keys);
    }

    [Fact]
    public async Task What_another_node_invalidates_while_the_lease_is_taken_is_not_written()
    {
        await using CacheHost one = await _nodes.StartComparedAsync();
        await using CacheHost two = await _nodes.StartComparedAsync();
        Fail("everything");
        await one.Catalog.GetAsync(1);
        _nodes.Store.Everything = static () => Task.CompletedTask;
        _nodes.Store.OnLease = async () =>
        {
            _nodes.Store.OnLease = static () => Task.CompletedTask;
            await two.InvalidateAsync("key");
        };

        await RepairAsync(one);

        Assert.Empty(_nodes.Store.Keys);
        Assert.Equal(0, _nodes.Store.Leases.Count);
    }

    [Fact]
    public async Task An_entry_whose_removal_is_told_of_only_after_it_was_repaired_is_removed_once_more_and_so_is_what_others_have_read()
    {
        await using CacheHost one = await _nodes.StartComparedAsync();
        await using CacheHost two = await _nodes.StartComparedAsync();
        await using CacheHost three = await _nodes.StartComparedAsync();
        Fail("everything");
        await one.Catalog.GetAsync(1);
        await RecoverAsync(one);
        Assert.Equal("value 1", await two.Catalog.GetAsync(1));
        string described = one.Runtime.Methods.Get(CatalogKeys.GetAsync(1).MethodId)!.Describe(CatalogKeys.GetAsync(1));

        await three.Runtime.Log!.AppendAsync(LogMessageKind.Key, CatalogKeys.GetAsync(1).MethodId, described);
        await one.SettleAsync();
        two.Origin.Value = static _ => "new";

        Assert.Empty(_nodes.Store.Keys);
        Assert.Equal("new", await two.Catalog.GetAsync(1));
    }

    [Fact]
    public async Task An_entry_that_another_node_has_stored_meanwhile_is_left_alone()
    {
        await using CacheHost one = await _nodes.StartComparedAsync();
        await using CacheHost two = await _nodes.StartComparedAsync();
        Fail("everything");
        await one.Catalog.GetAsync(1);
        _nodes.Store.Everything = static () => Task.CompletedTask;
        one.Time.Advance(TimeSpan.FromSeconds(1));
        two.Origin.Value = static _ => "of two";
        await two.Coherence.CompareAsync();
        await two.Catalog.GetAsync(1);
        await two.SettleAsync();
        int writes = _nodes.Store.Writes;

        await RecoverAsync(one);

        Assert.Equal(writes, _nodes.Store.Writes);
        two.ForgetMemory();
        Assert.Equal("of two", await two.Catalog.GetAsync(1));
    }

    [Fact]
    public async Task An_outage_in_the_middle_of_the_repair_leaves_the_rest_to_the_next_contact()
    {
        await using CacheHost one = await _nodes.StartComparedAsync();
        Fail("everything");
        for (int i = 0; i < 20; i++)
        {
            await one.Catalog.GetAsync(i);
        }

        int writes = 0;
        _nodes.Store.Everything = static () => Task.CompletedTask;
        _nodes.Store.OnWrite = () => ++writes > 5 ? Task.FromException(new TimeZoneNotFoundException()) : Task.CompletedTask;
        await RepairAsync(one);
        Assert.Equal(5, _nodes.Store.Keys.Count);

        await RecoverAsync(one);

        Assert.Equal(20, _nodes.Store.Keys.Count);
    }

    [Fact]
    public async Task However_long_an_outage_is_no_more_than_a_thousand_keys_are_remembered()
    {
        await using CacheHost one = await _nodes.StartComparedAsync();
        Fail("everything");
        for (int i = 0; i < 1100; i++)
        {
            await one.Catalog.GetAsync(i);
        }

        await RecoverAsync(one);

        Assert.Equal(1024, _nodes.Store.Keys.Count);
    }

    private static async Task RepairAsync(CacheHost host)
    {
        host.Time.Advance(TimeSpan.FromSeconds(1));
        await host.Coherence.CompareAsync();
        await host.SettleAsync();
    }

    private void Fail(string outage)
    {
        if (outage == "writes")
        {
            _nodes.Store.OnWrite = Faults.Of("faulted task");
        }
        else
        {
            _nodes.Store.Everything = Faults.Of("faulted task");
        }
    }

    private Task RecoverAsync(CacheHost host)
    {
        _nodes.Store.Everything = static () => Task.CompletedTask;
        return RepairAsync(host);
    }
}
