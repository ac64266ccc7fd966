using KpiGen.Cache.Tests.Harness;
using KpiGen.Testing;

namespace KpiGen.Cache.Tests.Coherence.Messages;

/// <summary>A node that cannot tell others, or does not hear them, for a while.</summary>
public sealed class LostContactTests : IAsyncDisposable
{
    private readonly RemoteNodes _nodes = new();
    private readonly CacheHost _tells;
    private readonly CacheHost _hears;

    public LostContactTests()
    {
        _tells = _nodes.StartSkewedAsync(TimeSpan.FromMinutes(3)).GetAwaiter().GetResult();
        _hears = _nodes.StartSkewedAsync(TimeSpan.FromMinutes(-3)).GetAwaiter().GetResult();
    }

    public static TheoryData<string> Kinds => Invalidations.KindsWithTags;

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task What_could_not_be_told_is_effective_here_at_once_and_elsewhere_as_soon_as_the_store_answers(string kind)
    {
        await FillBothAsync();
        _nodes.Store.Everything = Faults.Of("faulted task");
        Assert.False((await _tells.InvalidatePriceAsync(kind)).Completed);
        _tells.Origin.Value = static _ => "new";
        Assert.Equal("new", await _tells.Catalog.PriceAsync("acme", 1));

        _nodes.Store.Everything = static () => Task.CompletedTask;
        _tells.Time.Advance(TimeSpan.FromSeconds(2));
        await _tells.Coherence.CompareAsync();
        _hears.Origin.Value = static _ => "new";
        await Eventually.TrueAsync(
            async () =>
            {
                _hears.Time.Advance(TimeSpan.FromSeconds(1));
                await _hears.Coherence.CompareAsync();
                return await _hears.Catalog.PriceAsync("acme", 1) == "new";
            },
            "the other node has compared");
    }

    [Theory]
    [InlineData(true, false)]
    [InlineData(false, true)]
    public async Task A_pattern_whose_entries_are_removed_is_complete_only_when_others_can_know(bool numbersFail, bool isComplete)
    {
        await FillBothAsync();
        _nodes.Store.OnAppend = Faults.Of("faulted task");
        if (numbersFail)
        {
            _nodes.Store.OnSequence = Faults.Of("faulted task");
        }

        Assert.Equal(isComplete, (await _tells.InvalidatePriceAsync("pattern")).Completed);
    }

    [Fact]
    public async Task A_node_that_was_cut_off_serves_what_it_has_for_a_limited_time_only()
    {
        await FillBothAsync();
        int calls = _hears.Origin.Calls;
        _nodes.Store.Everything = Faults.Of("faulted task");
        await PassAsync(TimeSpan.FromSeconds(29));
        await _hears.Catalog.PriceAsync("acme", 1);
        Assert.Equal(calls, _hears.Origin.Calls);

        await PassAsync(TimeSpan.FromSeconds(1));
        _hears.Origin.Value = static _ => "new";
        Assert.Equal("new", await _hears.Catalog.PriceAsync("acme", 1));

        // What it loads while it is cut off grows old in the same way.
        await PassAsync(TimeSpan.FromSeconds(30));
        _hears.Origin.Value = static _ => "newer";
        Assert.Equal("newer", await _hears.Catalog.PriceAsync("acme", 1));
    }

    // The tier answers reads before the log has been read for the first time.
    [Theory]
    [InlineData("key")]
    [InlineData("tag")]
    [InlineData("pattern")]
    public async Task What_was_read_before_the_first_contact_with_the_log_does_not_outlive_an_invalidation(string kind)
    {
        await _tells.Catalog.PriceAsync("acme", 1);
        await _tells.SettleAsync();
        _nodes.Store.OnReadLog = Faults.Of("faulted task");
        await using CacheHost late = await _nodes.StartSkewedAsync(TimeSpan.Zero);
        await late.Catalog.PriceAsync("acme", 1);
        Assert.Equal(1, late.Counts.RemoteHits);

        await _tells.InvalidatePriceAsync(kind);
        _nodes.Store.OnReadLog = static () => Task.CompletedTask;
        await late.Coherence.CompareAsync();

        late.Origin.Value = static _ => "new";
        Assert.Equal("new", await late.Catalog.PriceAsync("acme", 1));
    }

    public async ValueTask DisposeAsync()
    {
        await _tells.DisposeAsync();
        await _hears.DisposeAsync();
    }

    private async Task PassAsync(TimeSpan time)
    {
        _hears.Time.Advance(time);
        await _hears.Coherence.CompareAsync();
    }

    private async Task FillBothAsync()
    {
        foreach (CacheHost host in (CacheHost[])[_tells, _hears])
        {
            await host.Catalog.PriceAsync("acme", 1);
            await host.Catalog.GetAsync(2);
            await host.SettleAsync();
        }
    }
}
