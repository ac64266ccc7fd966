using KpiGen.Cache.Tests.Harness;
using KpiGen.Testing;

namespace KpiGen.Cache.Tests.Invalidation;

public class OutdatedRemovalTests
{
    private readonly RemoteNodes _nodes = new();
    private int _scans;

    public static TheoryData<string> Kinds => ["type", "all"];

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task An_invalidation_is_effective_and_answered_before_its_entries_are_removed(string kind)
    {
        await using CacheHost one = await _nodes.StartAsync();
        await using CacheHost two = await _nodes.StartAsync();
        await one.Catalog.GetAsync(1);
        await one.SettleAsync();
        _nodes.Store.OnScan = Faults.Hanging(out TaskCompletionSource removal);

        InvalidationResult result = await one.InvalidateAsync(kind);

        Assert.Equal(new InvalidationResult(1, Completed: true), result);
        Assert.Single(_nodes.Store.Keys);
        one.Origin.Value = two.Origin.Value = static _ => "new";
        Assert.Equal("new", await one.Catalog.GetAsync(1));
        await two.Coherence.CompareAsync();
        Assert.Equal("new", await two.Catalog.GetAsync(1));
        removal.SetResult();
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Whoever_wants_to_wait_gets_the_count(string kind)
    {
        await using CacheHost host = await _nodes.StartAsync(static options => options.Remote.OutdatedRemovalTimeout = TimeSpan.FromSeconds(1));
        await host.Catalog.GetAsync(1);
        await host.Catalog.GetAsync(2);
        await host.SettleAsync();
        host.ForgetMemory();

        Assert.Equal(new InvalidationResult(2, Completed: true), await host.InvalidateAsync(kind));
        Assert.Empty(_nodes.Store.Keys);
    }

    [Fact]
    public async Task Whoever_waits_does_so_no_longer_than_the_time_out()
    {
        await using CacheHost host = await _nodes.StartAsync(static options => options.Remote.OutdatedRemovalTimeout = TimeSpan.FromSeconds(1));
        await host.Catalog.GetAsync(1);
        await host.SettleAsync();
        _nodes.Store.OnScan = Faults.Hanging(out TaskCompletionSource removal);

        InvalidationResult result = await host.AdvanceUntilAsync(host.InvalidateAsync("type"), TimeSpan.FromMilliseconds(100));

        Assert.Equal(new InvalidationResult(1, Completed: false), result);
        removal.SetResult();
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_value_that_was_loaded_since_stays(string kind)
    {
        await using CacheHost host = await _nodes.StartAsync();
        await host.Catalog.GetAsync(1);
        await host.Catalog.GetAsync(2);
        await host.SettleAsync();
        _nodes.Store.OnScan = Faults.Hanging(out TaskCompletionSource removal);
        await host.InvalidateAsync(kind);
        int writes = _nodes.Store.Writes;
        await host.Catalog.GetAsync(1);
        await Eventually.TrueAsync(() => _nodes.Store.Writes > writes && _nodes.Store.Leases.Count == 0, "the new value is stored");

        removal.SetResult();
        await host.SettleAsync();

        Assert.Single(_nodes.Store.Keys);
        host.ForgetMemory();
        await host.Catalog.GetAsync(1);
        Assert.Equal(1, host.Counts.RemoteHits);
    }

    [Fact]
    public async Task However_many_invalidations_come_while_a_removal_runs_there_is_one_more()
    {
        await using CacheHost host = await _nodes.StartAsync();
        await host.Catalog.GetAsync(1);
        await host.SettleAsync();
        Func<Task> hanging = Faults.Hanging(out TaskCompletionSource removal);
        _nodes.Store.OnScan = () =>
        {
            Interlocked.Increment(ref _scans);
            return hanging();
        };
        await host.InvalidateAsync("type");
        await Eventually.TrueAsync(() => Volatile.Read(ref _scans) == 1, "the first removal runs");

        for (int i = 0; i < 10; i++)
        {
            await host.InvalidateAsync("type");
        }

        removal.SetResult();
        await host.SettleAsync();
        Assert.Equal(2, _scans);
        Assert.Empty(_nodes.Store.Keys);

        await host.InvalidateAsync("type");
        await host.SettleAsync();
        Assert.Equal(3, _scans);
    }
}
