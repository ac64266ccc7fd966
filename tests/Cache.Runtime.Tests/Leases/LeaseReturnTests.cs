using KpiGen.Cache.Tests.Harness;
using KpiGen.Testing;

namespace KpiGen.Cache.Tests.Leases;

/// <summary>A lease that brings no entry because of trouble with the store is given back.</summary>
public class LeaseReturnTests
{
    private readonly RemoteNodes _nodes = new();

    // The store grants the lease to somebody who no longer listens.
    [Fact]
    public async Task A_lease_that_is_granted_too_late_is_given_back()
    {
        // A node that compares by itself would try to repair what was not stored, meet the lease that came too late, and leave it at that.
        await using CacheHost one = await _nodes.StartComparedAsync(skew: TimeSpan.FromMinutes(-7));
        await using CacheHost two = await _nodes.StartSkewedAsync(TimeSpan.FromMinutes(7));
        _nodes.Store.OnLease = Faults.Hanging(out TaskCompletionSource late);
        Task<string?> first = one.Catalog.GetAsync(1);
        Assert.Equal("value 1", await one.AdvanceUntilAsync(first, TimeSpan.FromMilliseconds(10)));

        _nodes.Store.OnLease = static () => Task.CompletedTask;
        late.SetResult();

        await Eventually.TrueAsync(() => _nodes.Store.Leases is { Granted: 1, Count: 0 }, "the lease has been granted and given back");

        // The repair holds a lease for a moment.
        await Eventually.TrueAsync(
            async () =>
            {
                await one.Coherence.CompareAsync();
                await one.SettleAsync();
                return _nodes.Store.Keys.Count > 0 && _nodes.Store.Leases.Count == 0;
            },
            "what was not stored has been repaired");
        int refusals = _nodes.Store.Leases.Refusals;
        Assert.Equal("value 1", await two.AdvanceUntilAsync(two.Catalog.GetAsync(1), TimeSpan.FromMilliseconds(10)));
        Assert.Equal(refusals, _nodes.Store.Leases.Refusals);
    }

    [Fact]
    public async Task A_write_that_fails_gives_the_lease_back()
    {
        await using CacheHost one = await _nodes.StartSkewedAsync(TimeSpan.FromMinutes(-7));
        _nodes.Store.OnWrite = Faults.Of("faulted task");

        await one.Catalog.GetAsync(1);
        await one.SettleAsync();

        Assert.Equal(0, _nodes.Store.Leases.Count);
        Assert.Equal(0, one.Runtime.Leases!.Count);
    }
}
