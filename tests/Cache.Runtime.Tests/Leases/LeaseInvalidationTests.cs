using KpiGen.Cache.Tests.Harness;

namespace KpiGen.Cache.Tests.Leases;

/// <summary>One node loads, and another one invalidates what it loads.</summary>
public sealed class LeaseInvalidationTests : IAsyncDisposable
{
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(1);

    private readonly RemoteNodes _nodes = new();
    private readonly CacheHost _loads;
    private readonly CacheHost _invalidates;

    public LeaseInvalidationTests()
    {
        _loads = _nodes.StartSkewedAsync(TimeSpan.FromMinutes(20)).GetAwaiter().GetResult();
        _invalidates = _nodes.StartSkewedAsync(TimeSpan.FromMinutes(-20)).GetAwaiter().GetResult();
    }

    public static TheoryData<string> Kinds => Invalidations.KindsWithTags;

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task What_was_loaded_before_is_seen_by_nobody_afterwards(string kind)
    {
        _loads.Origin.Gated = true;
        Task<string?> before = _loads.Catalog.PriceAsync("acme", 1);
        OriginCall slow = await _loads.Origin.NextAsync();

        await _invalidates.InvalidatePriceAsync(kind);
        slow.Return("old");

        Assert.Equal("old", await before);
        await _loads.SettleAsync();
        await AssertFreshAsync();
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task The_node_that_invalidates_does_not_wait_for_the_load_that_began_before(string kind)
    {
        _loads.Origin.Gated = true;
        Task<string?> before = _loads.Catalog.PriceAsync("acme", 1);
        OriginCall slow = await _loads.Origin.NextAsync();

        await _invalidates.InvalidatePriceAsync(kind);
        _invalidates.Origin.Value = static _ => "new";
        Assert.Equal("new", await _invalidates.Catalog.PriceAsync("acme", 1));
        await _invalidates.SettleAsync();
        slow.Return("old");
        await before;
        await _loads.SettleAsync();

        // Neither memory nor the store has been overwritten by the load that took longer.
        Assert.Equal("new", await _invalidates.Catalog.PriceAsync("acme", 1));
        Assert.Equal("new", await _loads.Catalog.PriceAsync("acme", 1));
        Assert.Equal(1, _loads.Counts.RemoteHits);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Without_messages_the_old_value_is_gone_at_the_next_comparison(string kind)
    {
        _nodes.Store.Log.Delivers = false;
        _loads.Origin.Gated = true;
        Task<string?> before = _loads.Catalog.PriceAsync("acme", 1);
        OriginCall slow = await _loads.Origin.NextAsync();
        await _invalidates.InvalidatePriceAsync(kind);
        slow.Return("old");
        await before;
        await _loads.SettleAsync();

        await _loads.Coherence.CompareAsync();

        await AssertFreshAsync();
    }

    // The second node waits for the load of the first while a third one invalidates.
    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Whoever_waited_for_the_load_does_not_keep_the_old_value(string kind)
    {
        await using CacheHost waits = await _nodes.StartSkewedAsync(TimeSpan.FromHours(1));
        _loads.Origin.Gated = true;
        Task<string?> before = _loads.Catalog.PriceAsync("acme", 1);
        OriginCall slow = await _loads.Origin.NextAsync();
        Task<string?> waiting = waits.Catalog.PriceAsync("acme", 1);
        Assert.Equal(1, _nodes.Store.Leases.Refusals);

        await _invalidates.InvalidatePriceAsync(kind);
        waits.Origin.Value = static _ => "new";
        slow.Return("old");
        await before;
        await _loads.SettleAsync();
        await waits.AdvanceUntilAsync(waiting, Step);
        await waits.SettleAsync();

        Task<string?> after = waits.Catalog.PriceAsync("acme", 1);
        Assert.Equal("new", await waits.AdvanceUntilAsync(after, Step));
        await AssertFreshAsync();
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_read_that_found_the_old_entry_and_takes_long_is_not_kept(string kind)
    {
        _invalidates.Origin.Value = static _ => "old";
        await _invalidates.Catalog.PriceAsync("acme", 1);
        await _invalidates.SettleAsync();
        _nodes.Store.AfterRead = Faults.Hanging(out TaskCompletionSource answer);
        Task<string?> slow = _loads.Catalog.PriceAsync("acme", 1);
        _nodes.Store.AfterRead = static () => Task.CompletedTask;

        await _invalidates.InvalidatePriceAsync(kind);
        _loads.Origin.Value = static _ => "new";
        answer.SetResult();
        await slow;
        await _loads.SettleAsync();

        await AssertFreshAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _loads.DisposeAsync();
        await _invalidates.DisposeAsync();
    }

    private async Task AssertFreshAsync()
    {
        _loads.Origin.Gated = false;
        _loads.Origin.Value = _invalidates.Origin.Value = static _ => "new";
        Assert.Equal("new", await _loads.Catalog.PriceAsync("acme", 1));
        await _loads.SettleAsync();
        Assert.Equal("new", await _invalidates.Catalog.PriceAsync("acme", 1));
        await using CacheHost later = await _nodes.StartSkewedAsync(TimeSpan.Zero);
        later.Origin.Value = static _ => "new";
        Assert.Equal("new", await later.Catalog.PriceAsync("acme", 1));
    }
}
