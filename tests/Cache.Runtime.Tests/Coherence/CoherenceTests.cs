using KpiGen.Cache.Tests.Harness;
using KpiGen.Testing;

namespace KpiGen.Cache.Tests.Coherence;

public class CoherenceTests
{
    private readonly RemoteNodes _nodes = new();

    public static TheoryData<string> TypeOrAll => ["type", "all"];

    [Theory]
    [MemberData(nameof(TypeOrAll))]
    public async Task Another_node_follows_at_its_next_comparison(string kind)
    {
        await using CacheHost one = await _nodes.StartAsync();
        await using CacheHost two = await _nodes.StartAsync();
        await one.Catalog.GetAsync(1);
        await one.SettleAsync();
        await two.Catalog.GetAsync(1);
        Assert.Equal(1, two.Counts.RemoteHits);

        await one.InvalidateAsync(kind);
        one.Origin.Value = two.Origin.Value = static _ => "new";
        await two.Coherence.CompareAsync();

        Assert.Equal("new", await two.Catalog.GetAsync(1));
    }

    [Fact]
    public async Task Another_node_follows_within_the_window_by_itself()
    {
        await using CacheHost one = await _nodes.StartAsync();
        await using CacheHost two = await _nodes.StartAsync();
        await two.Catalog.GetAsync(1);
        int epoch = two.Runtime.Epochs.Of("product").Current;
        await one.InvalidateAsync("type");
        two.Origin.Value = static _ => "new";

        two.Time.Advance(TimeSpan.FromSeconds(1));
        await Eventually.TrueAsync(() => two.Runtime.Epochs.Of("product").Current != epoch, "the loop has compared");

        Assert.Equal("new", await two.Catalog.GetAsync(1));
    }

    [Fact]
    public async Task An_entry_of_a_node_that_knows_more_is_news()
    {
        await using CacheHost one = await _nodes.StartAsync();
        await using CacheHost two = await _nodes.StartAsync();
        await two.Catalog.GetAsync(1);
        await one.InvalidateAsync("type");
        one.Origin.Value = two.Origin.Value = static _ => "new";
        await one.Catalog.GetAsync(2);
        await one.SettleAsync();

        // Reading entry 2 tells node two of the invalidation of entry 1.
        Assert.Equal("new", await two.Catalog.GetAsync(2));

        Assert.Equal("new", await two.Catalog.GetAsync(1));
    }

    [Fact]
    public async Task A_slow_load_of_another_node_cannot_bring_back_what_was_invalidated()
    {
        await using CacheHost one = await _nodes.StartAsync();
        await using CacheHost two = await _nodes.StartAsync();
        two.Origin.Gated = true;
        Task<string?> slow = two.Catalog.GetAsync(1);
        OriginCall call = await two.Origin.NextAsync();

        // The removal of what is outdated might come behind the load, and take the entry away before it is read.
        _nodes.Store.OnScan = Faults.Hanging(out _);
        await one.InvalidateAsync("type");
        call.Return("old");
        await slow;
        await two.SettleAsync();

        one.Origin.Value = static _ => "new";
        Assert.Equal("new", await one.Catalog.GetAsync(1));
        Assert.Equal(1, one.Counts.RejectedFrames);
    }

    [Fact]
    public async Task Numbers_that_the_store_lost_bring_nothing_old_back()
    {
        await using CacheHost one = await _nodes.StartAsync();
        await one.Catalog.GetAsync(1);
        await one.SettleAsync();
        one.Time.Advance(TimeSpan.FromMilliseconds(10));
        _nodes.Store.ForgetNumbers();

        await using CacheHost two = await _nodes.StartAsync();
        two.Origin.Value = static _ => "new";

        Assert.Equal("new", await two.Catalog.GetAsync(1));
    }

    // The origin is called, another node invalidates, and only then the numbers become known for the first time.
    [Fact]
    public async Task A_load_under_way_at_the_first_contact_does_not_outlive_an_invalidation()
    {
        await using CacheHost one = await _nodes.StartAsync();
        _nodes.Store.OnSequence = Faults.Of("faulted task");
        await using CacheHost two = await _nodes.StartAsync();
        two.Origin.Gated = true;
        Task<string?> slow = two.Catalog.GetAsync(1);
        OriginCall call = await two.Origin.NextAsync();
        _nodes.Store.OnSequence = static () => Task.CompletedTask;
        await one.InvalidateAsync("type");
        two.Time.Advance(TimeSpan.FromSeconds(1));
        await two.Coherence.CompareAsync();
        call.Return("old");
        await slow;

        two.Origin.Gated = false;
        two.Origin.Value = static _ => "new";
        Assert.Equal("new", await two.Catalog.GetAsync(1));
    }

    [Fact]
    public async Task The_first_contact_itself_costs_no_entry()
    {
        await using CacheHost host = await _nodes.StartAsync();

        await host.Catalog.GetAsync(1);
        await host.Catalog.GetAsync(1);

        Assert.Equal(1, host.Counts.MemoryHits);
    }

    [Fact]
    public async Task The_loop_may_be_started_and_disposed_in_any_order()
    {
        CacheHost host = await _nodes.StartAsync();
        await host.Coherence.DisposeAsync();
        await host.Coherence.DisposeAsync();
        host.Coherence.Start();
        await host.Catalog.GetAsync(1);

        await host.DisposeAsync();
    }
}
