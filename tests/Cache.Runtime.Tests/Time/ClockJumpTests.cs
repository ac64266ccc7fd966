using KpiGen.Cache.Tests.Harness;
using Microsoft.Extensions.Time.Testing;

namespace KpiGen.Cache.Tests.Time;

public class ClockJumpTests
{
    private static readonly TimeSpan Ttl = TimeSpan.FromHours(2);

    [Theory]
    [InlineData(1)]
    [InlineData(-1)]
    public async Task A_wall_clock_that_jumps_neither_ends_an_entry_nor_keeps_it(int days)
    {
        WallClock time = new();
        await using CacheHost host = await CacheHost.StartAsync(new HostSetup { Time = time });
        await host.Catalog.GetAsync(1);

        time.Jump = TimeSpan.FromDays(days);
        host.Time.Advance(Ttl - TimeSpan.FromSeconds(1));
        await host.Catalog.GetAsync(1);
        Assert.Equal(1, host.Origin.Calls);

        host.Time.Advance(TimeSpan.FromSeconds(2));
        await host.Catalog.GetAsync(1);
        Assert.Equal(2, host.Origin.Calls);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(-1)]
    public async Task An_invalidation_is_effective_whatever_the_wall_clock_does_in_between(int days)
    {
        WallClock time = new();
        await using CacheHost host = await CacheHost.StartAsync(new HostSetup { Time = time, Store = new FakeStore(new FakeTimeProvider()) });
        await host.Catalog.GetAsync(1);
        await host.SettleAsync();
        time.Jump = TimeSpan.FromDays(days);

        Assert.True((await host.InvalidateAsync("type")).Completed);

        host.Origin.Value = static _ => "new";
        Assert.Equal("new", await host.Catalog.GetAsync(1));
        await host.SettleAsync();
        host.ForgetMemory();
        Assert.Equal("new", await host.Catalog.GetAsync(1));
        Assert.Equal(1, host.Counts.RemoteHits);
    }

    // The time of day is set; what counts elapsed time does not notice.
    private sealed class WallClock : FakeTimeProvider
    {
        public TimeSpan Jump { get; set; }

        public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + Jump;

        // The fake derives it from the time of day.
        public override long GetTimestamp() => base.GetTimestamp() - Jump.Ticks;
    }
}
