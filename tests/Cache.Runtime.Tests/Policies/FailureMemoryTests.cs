using KpiGen.Cache.Tests.Harness;
using static KpiGen.Cache.Tests.Policies.Policy;

namespace KpiGen.Cache.Tests.Policies;

public class FailureMemoryTests
{
    private static readonly Action<CacheOptions> FiveSeconds = Of(static policy => policy.FailureTtl = Seconds(5));

    [Fact]
    public async Task Within_the_time_callers_get_the_same_exception_without_a_call_and_each_counts_as_a_miss()
    {
        await using CacheHost host = await CacheHost.StartAsync(new HostSetup { Options = FiveSeconds });
        var failure = new TimeZoneNotFoundException();
        host.Origin.Value = _ => throw failure;
        Assert.Same(failure, await Assert.ThrowsAsync<TimeZoneNotFoundException>(() => host.Catalog.GetAsync(1)));
        Assert.Same(failure, Assert.Throws<TimeZoneNotFoundException>(() => host.Catalog.Count(1)));

        host.Time.Advance(Seconds(4.9));
        using CacheObservation observation = CacheObservation.Start();
        Assert.Same(failure, await Assert.ThrowsAsync<TimeZoneNotFoundException>(() => host.Catalog.GetAsync(1)));
        Assert.Same(failure, Assert.Throws<TimeZoneNotFoundException>(() => host.Catalog.Count(1)));

        Assert.Equal(CacheOutcome.Miss, observation.Outcome);
        Assert.Equal((2, 4L, 2L), (host.Origin.Calls, host.Counts.Misses, host.Counts.OriginFailures));
    }

    [Fact]
    public async Task After_the_time_the_origin_is_asked_again()
    {
        await using CacheHost host = await CacheHost.StartAsync(new HostSetup { Options = FiveSeconds });
        host.Origin.Value = Fails;
        await Assert.ThrowsAsync<TimeZoneNotFoundException>(() => host.Catalog.GetAsync(1));
        host.Time.Advance(Seconds(5));
        host.Origin.Value = static _ => "v";

        Assert.Equal("v", await host.Catalog.GetAsync(1));
    }

    [Fact]
    public async Task By_default_nothing_is_remembered()
    {
        await using CacheHost host = await CacheHost.StartAsync();
        host.Origin.Value = Fails;
        await Assert.ThrowsAsync<TimeZoneNotFoundException>(() => host.Catalog.GetAsync(1));
        await Assert.ThrowsAsync<TimeZoneNotFoundException>(() => host.Catalog.GetAsync(1));

        Assert.Equal(2, host.Origin.Calls);
    }

    [Fact]
    public async Task A_success_forgets_it_even_one_that_is_not_stored()
    {
        await using CacheHost host = await CacheHost.StartAsync(new HostSetup { Options = FiveSeconds, Hooks = new CatalogHooks(When: static _ => false) });
        host.Origin.Value = Fails;
        await Assert.ThrowsAsync<TimeZoneNotFoundException>(() => host.Catalog.GetAsync(1));
        host.Origin.Value = static _ => "v";
        using (CacheRefresh.Begin())
        {
            Assert.Equal("v", await host.Catalog.GetAsync(1));
        }

        Assert.Equal("v", await host.Catalog.GetAsync(1));
        Assert.Equal(3, host.Origin.Calls);
    }

    [Fact]
    public async Task Other_keys_are_not_affected()
    {
        await using CacheHost host = await CacheHost.StartAsync(new HostSetup { Options = FiveSeconds });
        host.Origin.Value = static id => (int)id == 1 ? throw new TimeZoneNotFoundException() : "v";
        await Assert.ThrowsAsync<TimeZoneNotFoundException>(() => host.Catalog.GetAsync(1));

        Assert.Equal("v", await host.Catalog.GetAsync(2));
    }

    [Fact]
    public async Task A_load_that_its_callers_have_left_leaves_no_failure_behind()
    {
        await using CacheHost host = await CacheHost.StartAsync(new HostSetup { Options = FiveSeconds });
        host.Origin.Gated = true;
        using var leaving = new CancellationTokenSource();
        Task<string?> caller = host.Catalog.GetAsync(1, leaving.Token);
        (await host.Origin.NextAsync()).ObeyToken();
        await leaving.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => caller);
        await host.LandAsync();
        host.Origin.Gated = false;

        Assert.Equal("value 1", await host.Catalog.GetAsync(1));
    }

    [Fact]
    public async Task What_is_remembered_is_bounded_and_swept()
    {
        await using CacheHost host = await CacheHost.StartAsync(new HostSetup { Options = FiveSeconds });
        host.Origin.Value = Fails;
        for (int id = 0; id < 1500; id++)
        {
            await Assert.ThrowsAsync<TimeZoneNotFoundException>(() => host.Catalog.GetAsync(id));
        }

        for (int id = 0; id < 1500; id++)
        {
            await Assert.ThrowsAsync<TimeZoneNotFoundException>(() => host.Catalog.GetAsync(id));
        }

        Assert.Equal(2000, host.Origin.Calls);
        host.Time.Advance(Seconds(5));
        await Assert.ThrowsAsync<TimeZoneNotFoundException>(() => host.Catalog.GetAsync(1400));
        await Assert.ThrowsAsync<TimeZoneNotFoundException>(() => host.Catalog.GetAsync(1400));
        Assert.Equal(2001, host.Origin.Calls);
    }
}
