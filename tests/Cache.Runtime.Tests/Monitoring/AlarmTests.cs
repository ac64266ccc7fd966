using KpiGen.Cache.Tests.Harness;
using Microsoft.Extensions.DependencyInjection;

namespace KpiGen.Cache.Tests.Monitoring;

public class AlarmTests
{
    [Theory]
    [InlineData(100, 99, CacheStatus.Healthy)]
    [InlineData(101, 100, CacheStatus.Degraded)]
    public async Task A_low_hit_rate_needs_enough_calls_to_be_an_alarm(int calls, int misses, CacheStatus expected)
    {
        await using CacheHost host = await CacheHost.StartAsync(new HostSetup { Options = static options => options.Alarms.MinCalls = 101 });

        await CallAsync(host, calls, misses);

        Assert.Equal(expected, State(host).Current.Status);
    }

    [Theory]
    [InlineData(50, CacheStatus.Healthy)]
    [InlineData(51, CacheStatus.Degraded)]
    public async Task Half_of_the_calls_have_to_be_hits(int misses, CacheStatus expected)
    {
        await using CacheHost host = await CacheHost.StartAsync();

        await CallAsync(host, 100, misses);

        Assert.Equal(expected, State(host).Current.Status);
    }

    [Theory]
    [InlineData(10, CacheStatus.Healthy)]
    [InlineData(11, CacheStatus.Degraded)]
    public async Task More_than_ten_errors_are_an_alarm(int errors, CacheStatus expected)
    {
        await using CacheHost host = await CacheHost.StartAsync();
        await host.Catalog.GetAsync(-1);
        await FailAsync(host, errors);

        host.Tick(1);

        Assert.Equal(expected, State(host).Current.Status);
    }

    [Fact]
    public async Task An_alarm_ends_when_the_window_has_left_its_reason_behind_and_a_quiet_period_has_passed()
    {
        await using CacheHost host = await CacheHost.StartAsync();
        await host.Catalog.GetAsync(-1);
        await FailAsync(host, 11);
        host.Tick(1);
        Assert.Equal(1, host.Log.CountOf(31));

        host.Tick(68);
        Assert.Equal((CacheStatus.Degraded, 0), (State(host).Current.Status, host.Log.CountOf(32)));

        host.Tick(3);
        Assert.Equal((CacheStatus.Healthy, 1, 1), (State(host).Current.Status, host.Log.CountOf(31), host.Log.CountOf(32)));
    }

    [Fact]
    public async Task Errors_that_are_spread_over_more_than_the_window_are_no_alarm()
    {
        await using CacheHost host = await CacheHost.StartAsync();

        for (int i = 0; i < 4; i++)
        {
            await host.Catalog.GetAsync(1000 + i);
            await FailAsync(host, 10);
            host.Tick(62);
            Assert.Equal(CacheStatus.Healthy, State(host).Current.Status);
        }

        Assert.Equal(40, host.Counts.OriginFailures);
    }

    private static ICacheState State(CacheHost host) => host.Services.GetRequiredService<ICacheState>();

    private static async Task CallAsync(CacheHost host, int calls, int misses)
    {
        for (int i = 0; i < misses; i++)
        {
            await host.Catalog.GetAsync(i);
        }

        for (int i = misses; i < calls; i++)
        {
            await host.Catalog.GetAsync(0);
        }

        host.Tick(1);
    }

    private static async Task FailAsync(CacheHost host, int times)
    {
        Func<object, object?> value = host.Origin.Value;
        host.Origin.Value = static _ => throw new TimeZoneNotFoundException();
        for (int i = 0; i < times; i++)
        {
            await Assert.ThrowsAsync<TimeZoneNotFoundException>(() => host.Catalog.GetAsync(i));
        }

        host.Origin.Value = value;
    }
}
