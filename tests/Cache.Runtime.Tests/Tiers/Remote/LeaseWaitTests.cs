using KpiGen.Cache.Tests.Harness;

namespace KpiGen.Cache.Tests.Tiers.Remote;

public class LeaseWaitTests
{
    private readonly RemoteNodes _nodes = new();

    [Fact]
    public async Task A_node_that_waits_for_another_takes_what_that_one_has_loaded()
    {
        await using CacheHost loading = await _nodes.StartAsync();
        await using CacheHost waiting = await _nodes.StartAsync();
        loading.Origin.Gated = true;
        Task<string?> load = loading.Catalog.GetAsync(1);
        OriginCall origin = await loading.Origin.NextAsync();
        Task<string?> wait = waiting.Catalog.GetAsync(1);

        origin.Return("x");
        await load;
        await loading.SettleAsync();

        Assert.Equal("x", await waiting.AdvanceUntilAsync(wait, TimeSpan.FromMilliseconds(5)));
        Assert.Equal(0, waiting.Origin.Calls);
        Assert.Equal((1, 0), (waiting.Counts.RemoteHits, waiting.Counts.Misses));
    }
}
