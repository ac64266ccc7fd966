using KpiGen.Cache.Tests.Harness;
using static KpiGen.Cache.Tests.Policies.Policy;

namespace KpiGen.Cache.Tests.Policies;

public class SoftTimeoutTests
{
    private static readonly Action<CacheOptions> OneSecond = Of(static policy =>
    {
        policy.Stale = Seconds(20);
        policy.SoftTimeout = Seconds(1);
    });

    [Fact]
    public async Task After_the_time_callers_get_the_stale_value_and_one_load_goes_on_behind_the_answer()
    {
        await using CacheHost host = await CacheHost.StartAsync(new HostSetup { Options = OneSecond });
        (Task<string?> first, OriginCall call) = await CallAfterExpiryAsync(host);
        Task<string?> second = host.Catalog.GetAsync(1);
        host.Time.Advance(Seconds(0.9));
        Assert.False(first.IsCompleted);

        host.Time.Advance(Seconds(0.1));
        Assert.Equal(["value 1", "value 1"], await Task.WhenAll(first, second));
        Assert.Equal("value 1", await host.Catalog.GetAsync(1));
        Assert.Equal((2, 3), (host.Origin.Calls, host.Counts.StaleHits));
        Assert.False(call.Token.IsCancellationRequested);

        call.Return("new");
        await host.LandAsync();
        Assert.Equal("new", await host.Catalog.GetAsync(1));
        Assert.Equal((2, 3, 1), (host.Origin.Calls, host.Counts.StaleHits, host.Counts.MemoryHits));
    }

    [Fact]
    public async Task An_origin_that_is_in_time_is_waited_for()
    {
        await using CacheHost host = await CacheHost.StartAsync(new HostSetup { Options = OneSecond });
        (Task<string?> caller, OriginCall call) = await CallAfterExpiryAsync(host);
        host.Time.Advance(Seconds(0.9));

        call.Return("new");

        Assert.Equal("new", await caller);
        Assert.Equal(0, host.Counts.StaleHits);
    }

    [Fact]
    public async Task Without_a_stale_value_callers_wait()
    {
        await using CacheHost host = await CacheHost.StartAsync(new HostSetup { Options = OneSecond });
        host.Origin.Gated = true;
        Task<string?> caller = host.Catalog.GetAsync(1);
        OriginCall call = await host.Origin.NextAsync();

        host.Time.Advance(Seconds(30));

        Assert.False(caller.IsCompleted);
        call.Return("new");
        Assert.Equal("new", await caller);
    }

    [Fact]
    public async Task Who_comes_when_the_value_is_too_old_even_for_that_waits_for_the_load()
    {
        await using CacheHost host = await CacheHost.StartAsync(new HostSetup { Options = OneSecond });
        (Task<string?> early, OriginCall call) = await CallAfterExpiryAsync(host);
        host.Time.Advance(Seconds(1));
        await early;

        host.Time.Advance(Seconds(19));
        Task<string?> late = host.Catalog.GetAsync(1);

        Assert.False(late.IsCompleted);
        call.Return("new");
        Assert.Equal("new", await late);
        Assert.Equal(2, host.Origin.Calls);
    }

    [Fact]
    public async Task When_the_load_behind_the_answer_fails_the_stale_value_is_served_without_another_call_for_the_interval()
    {
        await using CacheHost host = await CacheHost.StartAsync(new HostSetup { Options = OneSecond });
        (Task<string?> early, OriginCall call) = await CallAfterExpiryAsync(host);
        host.Time.Advance(Seconds(1));
        await early;

        call.Throw(new TimeZoneNotFoundException());
        await host.LandAsync();

        Assert.Equal("value 1", await host.Catalog.GetAsync(1));
        Assert.Equal((2, 2, 1), (host.Origin.Calls, host.Counts.StaleHits, host.Counts.OriginFailures));
    }

    [Fact]
    public async Task Callers_that_have_their_answer_cannot_stop_the_load()
    {
        await using CacheHost host = await CacheHost.StartAsync(new HostSetup { Options = OneSecond });
        using var leaving = new CancellationTokenSource();
        (Task<string?> early, OriginCall call) = await CallAfterExpiryAsync(host, leaving.Token);
        host.Time.Advance(Seconds(1));
        await early;

        await leaving.CancelAsync();

        Assert.False(call.Token.IsCancellationRequested);
        call.Return("new");
        await host.LandAsync();
        Assert.Equal("new", await host.Catalog.GetAsync(1));
    }

    [Fact]
    public async Task Callers_do_not_wait_longer_for_a_load_of_another_node()
    {
        var nodes = new RemoteNodes();
        await using CacheHost one = await nodes.StartAsync(OneSecond);
        await using CacheHost two = await nodes.StartAsync(OneSecond);
        await one.Catalog.GetAsync(1);
        await one.SettleAsync();
        one.ForgetMemory();
        nodes.Time.Advance(Ttl);
        one.Origin.Gated = true;
        Task<string?> loading = one.Catalog.GetAsync(1);
        OriginCall call = await one.Origin.NextAsync();
        Task<string?> waiting = two.Catalog.GetAsync(1);

        nodes.Time.Advance(Seconds(1));
        Assert.Equal(["value 1", "value 1"], await Task.WhenAll(loading, waiting));
        Assert.Equal(0, two.Origin.Calls);

        call.Return("new");
        await one.LandAsync();
        await one.SettleAsync();
        nodes.Time.Advance(Seconds(1));
        await two.LandAsync();
        Assert.Equal("new", await two.Catalog.GetAsync(1));
        Assert.Equal(0, two.Origin.Calls);
    }

    /// <summary>Calls when the value that was loaded before is too old, and waits until the call has reached the origin.</summary>
    private static async Task<(Task<string?> Caller, OriginCall Call)> CallAfterExpiryAsync(CacheHost host, CancellationToken token = default)
    {
        await host.Catalog.GetAsync(1, CancellationToken.None);
        host.Time.Advance(Ttl);
        host.Origin.Gated = true;
        Task<string?> caller = host.Catalog.GetAsync(1, token);
        return (caller, await host.Origin.NextAsync());
    }
}
