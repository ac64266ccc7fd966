using KpiGen.Cache.Time;
using Microsoft.Extensions.Time.Testing;

namespace KpiGen.Cache.Tests.Time;

public class CoarseClockTests
{
    private readonly FakeTimeProvider _time = new();

    [Fact]
    public void It_ticks_by_itself()
    {
        using var clock = new CoarseClock(_time);

        _time.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal(1000, clock.Now);
    }

    [Fact]
    public void A_refresh_does_not_wait_for_the_tick()
    {
        using var clock = new CoarseClock(_time);
        _time.Advance(TimeSpan.FromMilliseconds(30));

        Assert.Equal(0, clock.Now);
        Assert.Equal(30, clock.Refresh());
        Assert.Equal(30, clock.Now);
    }

    [Fact]
    public void Disposed_it_stands_still()
    {
        var clock = new CoarseClock(_time);
        clock.Dispose();

        _time.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal(0, clock.Now);
    }
}
