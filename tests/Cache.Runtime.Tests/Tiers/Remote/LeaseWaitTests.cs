using KpiGen.Cache.Calls;
using KpiGen.Cache.Tests.Harness;
using Microsoft.Extensions.Time.Testing;

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

    [Theory]
    [InlineData(0, 2)]
    [InlineData(1, 4)]
    [InlineData(3, 8)]
    [InlineData(4, 10)]
    [InlineData(99, 10)]
    [InlineData(100, 25)]
    [InlineData(100_000, 25)]
    public void Waits_grow_to_10_ms_and_behind_the_first_hundred_to_25(int attempt, int milliseconds)
    {
        var time = new FakeTimeProvider();
        Task wait = new LeaseWait(time).WaitAsync(attempt, CancellationToken.None);

        time.Advance(TimeSpan.FromMilliseconds(milliseconds) - TimeSpan.FromTicks(1));
        Assert.False(wait.IsCompleted);
        time.Advance(TimeSpan.FromTicks(1));

        Assert.True(wait.IsCompletedSuccessfully);
    }
}
