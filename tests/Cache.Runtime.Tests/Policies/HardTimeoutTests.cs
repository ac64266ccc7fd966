using KpiGen.Cache.Tests.Harness;
using KpiGen.Testing;
using static KpiGen.Cache.Tests.Policies.Policy;

namespace KpiGen.Cache.Tests.Policies;

public class HardTimeoutTests
{
    private static readonly Action<CacheOptions> ThreeSeconds = Of(static policy => policy.HardTimeout = Seconds(3));

    public static TheoryData<bool> Tiers => [true, false];

    [Fact]
    public async Task Callers_get_an_exception_that_names_the_method_and_the_limit_and_the_token_fires()
    {
        await using CacheHost host = await CacheHost.StartAsync(new HostSetup { Options = ThreeSeconds });
        host.Origin.Gated = true;
        Task<string?> caller = host.Catalog.GetAsync(1);
        OriginCall call = await host.Origin.NextAsync();
        host.Time.Advance(Seconds(2.9));
        Assert.False(caller.IsCompleted);

        host.Time.Advance(Seconds(0.1));

        TimeoutException exception = await Assert.ThrowsAsync<TimeoutException>(() => caller);
        Assert.Contains(CatalogMethods.GetId, exception.Message, StringComparison.Ordinal);
        Assert.Contains("00:00:03", exception.Message, StringComparison.Ordinal);
        await Eventually.TrueAsync(() => call.Token.IsCancellationRequested, "the token has fired");
        Assert.Equal((1, 1), (host.Counts.Misses, host.Counts.OriginFailures));
        call.Return("late");
    }

    [Theory]
    [MemberData(nameof(Tiers))]
    public async Task The_key_is_free_at_once_and_what_comes_late_is_never_seen(bool isShared)
    {
        await using CacheHost host = await StartAsync(isShared);
        host.Origin.Gated = true;
        Task<string?> caller = host.Catalog.GetAsync(1);
        OriginCall abandoned = await host.Origin.NextAsync();
        host.Time.Advance(Seconds(3));
        await Assert.ThrowsAsync<TimeoutException>(() => caller);
        await host.SettleAsync();

        Task<string?> next = host.Catalog.GetAsync(1);
        OriginCall call = await host.Origin.NextAsync();
        abandoned.Return("late");
        await Eventually.TrueAsync(() => host.Origin.Disposed == 1, "the abandoned load has ended");
        Assert.False(next.IsCompleted);
        call.Return("new");

        Assert.Equal("new", await next);
        await host.SettleAsync();
        host.ForgetMemory();
        host.Origin.Gated = false;
        Assert.Equal(isShared ? "new" : "value 1", await host.Catalog.GetAsync(1));
    }

    [Theory]
    [MemberData(nameof(Tiers))]
    public async Task A_load_that_everybody_has_left_does_not_keep_the_key_either(bool isShared)
    {
        await using CacheHost host = await StartAsync(isShared);
        host.Origin.Gated = true;
        using var leaving = new CancellationTokenSource();
        Task<string?> caller = host.Catalog.GetAsync(1, leaving.Token);
        OriginCall abandoned = await host.Origin.NextAsync();
        await leaving.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => caller);
        await host.LandAsync();
        await host.SettleAsync();

        Task<string?> next = host.Catalog.GetAsync(1);
        (await host.Origin.NextAsync()).Return("new");

        Assert.Equal("new", await next);
        abandoned.Return("late");
        Assert.Equal("new", await host.Catalog.GetAsync(1));
        Assert.Equal(0, host.Counts.OriginFailures);
    }

    [Fact]
    public async Task A_synchronous_load_that_its_caller_has_left_gives_the_lease_back()
    {
        var nodes = new RemoteNodes();
        await using CacheHost one = await nodes.StartAsync();
        await using CacheHost two = await nodes.StartAsync();
        await one.Coherence.SettleAsync(one.Runtime.Epochs.Of("analytics"));
        await two.Coherence.SettleAsync(two.Runtime.Epochs.Of("analytics"));
        one.Origin.Gated = true;
        using var leaving = new CancellationTokenSource();
        Task<int> caller = Task.Run(() => one.Catalog.Count(1, leaving.Token), CancellationToken.None);
        OriginCall abandoned = await one.Origin.NextAsync();

        await leaving.CancelAsync();
        await Eventually.TrueAsync(() => one.Runtime.Leases!.Count == 0, "the lease has been given back");
        await one.SettleAsync();

        Assert.Equal(1, two.Catalog.Count(1));
        abandoned.Return(7);
        Assert.Equal(7, await caller);
    }

    [Fact]
    public async Task A_callback_of_the_origin_that_blocks_does_not_hold_up_the_callers()
    {
        await using CacheHost host = await CacheHost.StartAsync(new HostSetup { Options = ThreeSeconds });
        host.Origin.Gated = true;
        using var blocking = new ManualResetEventSlim();
        Task<string?> caller = host.Catalog.GetAsync(1);
        OriginCall call = await host.Origin.NextAsync();
        call.Token.Register(() => blocking.Wait(TestContext.Current.CancellationToken));

        host.Time.Advance(Seconds(3));

        await Assert.ThrowsAsync<TimeoutException>(() => caller.WaitAsync(TestContext.Current.CancellationToken));
        blocking.Set();
        call.Return("late");
    }

    [Fact]
    public async Task A_time_out_of_the_origin_itself_reaches_the_callers_as_it_is()
    {
        await using CacheHost host = await CacheHost.StartAsync(new HostSetup { Options = ThreeSeconds });
        host.Origin.Gated = true;
        Task<string?> caller = host.Catalog.GetAsync(1);
        (await host.Origin.NextAsync()).Throw(new TimeoutException("its own"));

        Assert.Equal("its own", (await Assert.ThrowsAsync<TimeoutException>(() => caller)).Message);
    }

    [Fact]
    public async Task Loads_that_were_given_up_are_bounded_and_count_until_they_end()
    {
        await using CacheHost host = await CacheHost.StartAsync(new HostSetup { Options = ThreeSeconds + (static options => options.MaxAbandonedLoads = 2) });
        host.Origin.Gated = true;
        Task<string?> timedOut = host.Catalog.GetAsync(1);
        OriginCall first = await host.Origin.NextAsync();
        host.Time.Advance(Seconds(3));
        await Assert.ThrowsAsync<TimeoutException>(() => timedOut);
        using var leaving = new CancellationTokenSource();
        Task<string?> left = host.Catalog.GetAsync(2, leaving.Token);
        OriginCall second = await host.Origin.NextAsync();
        await leaving.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => left);
        await host.LandAsync();

        TimeoutException refused = await Assert.ThrowsAsync<TimeoutException>(() => host.Catalog.GetAsync(3));
        Assert.Contains("2 loads of " + CatalogMethods.GetId, refused.Message, StringComparison.Ordinal);
        Assert.Contains("Cache:MaxAbandonedLoads", refused.Message, StringComparison.Ordinal);
        Assert.Equal(2, host.Origin.Calls);

        first.Throw(new TimeZoneNotFoundException());
        await Eventually.TrueAsync(() => host.Origin.Disposed == 1, "one of them has ended");
        host.Origin.Gated = false;
        await Eventually.TrueAsync(
            async () =>
            {
                try
                {
                    return await host.Catalog.GetAsync(3) == "value 3";
                }
                catch (TimeoutException)
                {
                    return false;
                }
            },
            "it does not count any more");
        second.Return("late");
    }

    [Fact]
    public async Task With_a_stale_value_callers_get_that_in_place_of_the_time_out()
    {
        await using CacheHost host = await CacheHost.StartAsync(new HostSetup { Options = ThreeSeconds + (static options => options.Types["product"].Stale = Seconds(30)) });
        await host.Catalog.GetAsync(1);
        host.Time.Advance(Ttl);
        host.Origin.Gated = true;
        Task<string?> caller = host.Catalog.GetAsync(1);
        OriginCall call = await host.Origin.NextAsync();

        host.Time.Advance(Seconds(3));

        Assert.Equal("value 1", await caller);
        call.Return("late");
    }

    private static Task<CacheHost> StartAsync(bool isShared)
        => isShared ? new RemoteNodes().StartAsync(ThreeSeconds) : CacheHost.StartAsync(new HostSetup { Options = ThreeSeconds });
}
