using KpiGen.Cache.Tests.Harness;
using KpiGen.Testing;

namespace KpiGen.Cache.Tests.Batches;

public class BatchLeaseTests
{
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(10);

    private readonly RemoteNodes _nodes = new();

    [Fact]
    public async Task A_key_that_everybody_has_left_gives_its_lease_back_while_the_others_are_loaded()
    {
        await using CacheHost host = await _nodes.StartComparedAsync();
        host.Origin.Gated = true;
        using var leaving = new CancellationTokenSource();
        Task<IReadOnlyDictionary<int, string>> batch = host.Catalog.GetManyAsync([1, 2], leaving.Token);
        OriginCall call = await host.Origin.NextAsync();
        Task<string?> single = host.Catalog.GetAsync(2);
        Assert.Equal(2, _nodes.Store.Leases.Count);

        await leaving.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => batch);
        await Eventually.TrueAsync(() => _nodes.Store.Leases.Count == 1, "the lease of the key that nobody wants has ended");
        Assert.False(call.Token.IsCancellationRequested);
        call.Return(new Dictionary<int, string> { [1] = "one", [2] = "two" });
        Assert.Equal("two", await single);

        // Who has joined goes on before the batch has sent what it stores.
        await host.LandAsync();
        await host.SettleAsync();
        Assert.Equal((0, 0), (_nodes.Store.Leases.Count, host.Runtime.Leases!.Count));
        Assert.Single(_nodes.Store.Keys);
    }

    [Fact]
    public async Task A_key_that_another_node_was_loading_before_is_given_up_like_any_other()
    {
        await using CacheHost other = await _nodes.StartComparedAsync();
        await using CacheHost host = await _nodes.StartComparedAsync();
        other.Origin.Gated = true;
        Task<string?> first = other.Catalog.GetAsync(1);
        OriginCall failing = await other.Origin.NextAsync();
        host.Origin.Gated = true;
        using var leaving = new CancellationTokenSource();
        Task<IReadOnlyDictionary<int, string>> batch = host.Catalog.GetManyAsync([1], leaving.Token);
        Assert.Equal(1, _nodes.Store.Leases.Refusals);
        failing.Throw(new TimeZoneNotFoundException());
        await Assert.ThrowsAsync<TimeZoneNotFoundException>(() => first);
        await other.SettleAsync();
        Task<OriginCall> asking = host.Origin.NextAsync();
        OriginCall call = await host.AdvanceUntilAsync(asking, Step);

        await leaving.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => batch);
        await Eventually.TrueAsync(() => call.Token.IsCancellationRequested && _nodes.Store.Leases.Count == 0, "the load has ended");
    }

    [Fact]
    public async Task What_everybody_has_left_before_this_node_may_load_it_is_not_waited_for()
    {
        await using CacheHost other = await _nodes.StartComparedAsync();
        await using CacheHost host = await _nodes.StartComparedAsync();
        other.Origin.Gated = true;
        Task<string?> first = other.Catalog.GetAsync(1);
        OriginCall slow = await other.Origin.NextAsync();
        using var leaving = new CancellationTokenSource();
        Task<IReadOnlyDictionary<int, string>> batch = host.Catalog.GetManyAsync([1], leaving.Token);
        Assert.Equal(1, _nodes.Store.Leases.Refusals);

        await leaving.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => batch);
        slow.Return("slow");
        await first;
        await other.SettleAsync();

        Assert.Equal("slow", await host.Catalog.GetAsync(1));
        Assert.Equal((0, 0), (host.Origin.Calls, host.Counts.OriginFailures));
    }
}
