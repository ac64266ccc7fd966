using KpiGen.Cache.Tests.Harness;
using KpiGen.Testing;

namespace KpiGen.Cache.Tests.Calls;

public class CancellationTests
{
    [Fact]
    public async Task The_leaders_cancellation_leaves_the_others_alone()
    {
        await using CacheHost host = await CacheHost.StartAsync();
        host.Origin.Gated = true;
        using var leaving = new CancellationTokenSource();
        Task<string?> leader = host.Catalog.GetAsync(1, leaving.Token);
        Task<string?> other = host.Catalog.GetAsync(1);
        OriginCall call = await host.Origin.NextAsync();

        await leaving.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => leader);

        Assert.False(call.Token.IsCancellationRequested);
        call.Return("v");
        Assert.Equal("v", await other);
        Assert.Equal("v", await host.Catalog.GetAsync(1));
        Assert.Equal(1, host.Origin.Calls);
    }

    [Fact]
    public async Task When_all_callers_have_left_the_origins_token_fires_and_nothing_is_stored()
    {
        await using CacheHost host = await CacheHost.StartAsync();
        host.Origin.Gated = true;
        using var leaving = new CancellationTokenSource();
        Task<string?> one = host.Catalog.GetAsync(1, leaving.Token);
        Task<string?> two = host.Catalog.GetAsync(1, leaving.Token);
        OriginCall abandoned = await host.Origin.NextAsync();

        await leaving.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => one);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => two);
        await FiredAsync(abandoned.Token);

        // An origin that does not listen brings its value all the same.
        Task<string?> next = host.Catalog.GetAsync(1);
        OriginCall call = await host.Origin.NextAsync();
        abandoned.Return("abandoned");
        await Eventually.TrueAsync(() => host.Origin.Disposed == 1, "the abandoned load has ended");
        Assert.False(next.IsCompleted);
        call.Return("v");
        Assert.Equal("v", await next);
        Assert.Equal("v", await host.Catalog.GetAsync(1));
    }

    [Fact]
    public async Task An_abandoned_load_is_not_a_failure_of_the_origin()
    {
        await using CacheHost host = await CacheHost.StartAsync();
        host.Origin.Gated = true;
        using var leaving = new CancellationTokenSource();
        Task<string?> caller = host.Catalog.GetAsync(1, leaving.Token);
        (await host.Origin.NextAsync()).ObeyToken();

        await leaving.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => caller);
        await Eventually.TrueAsync(() => host.Origin.Disposed == 1, "the origin has stopped");

        Assert.Equal(0, host.Counts.OriginFailures);
    }

    [Fact]
    public async Task A_callback_of_the_origin_that_throws_does_not_reach_the_caller_that_leaves()
    {
        await using CacheHost host = await CacheHost.StartAsync();
        host.Origin.Gated = true;
        using var leaving = new CancellationTokenSource();
        Task<string?> caller = host.Catalog.GetAsync(1, leaving.Token);
        OriginCall call = await host.Origin.NextAsync();
        call.Token.Register(static () => throw new TimeZoneNotFoundException());

        await leaving.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => caller);
        call.Return("v");
    }

    [Fact]
    public async Task The_only_caller_of_a_synchronous_method_can_cancel_the_origin()
    {
        await using CacheHost host = await CacheHost.StartAsync();
        host.Origin.Gated = true;
        using var leaving = new CancellationTokenSource();
        Task<int> caller = Task.Run(() => host.Catalog.Count(1, leaving.Token));
        OriginCall call = await host.Origin.NextAsync();
        call.ObeyToken();

        await leaving.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => caller);
        Assert.Equal(0, host.Counts.OriginFailures);
    }

    [Fact]
    public async Task A_blocked_caller_that_leaves_does_not_stop_the_load_of_another()
    {
        await using CacheHost host = await CacheHost.StartAsync();
        host.Origin.Gated = true;
        using var leaving = new CancellationTokenSource();
        Task<int> leader = Task.Run(() => host.Catalog.Count(1));
        OriginCall call = await host.Origin.NextAsync();
        Task<int> leaver = Task.Run(() => host.Catalog.Count(1, leaving.Token));

        await leaving.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => leaver);

        Assert.False(call.Token.IsCancellationRequested);
        call.Return(42);
        Assert.Equal(42, await leader);
    }

    [Fact]
    public async Task A_caller_that_comes_cancelled_starts_nothing()
    {
        await using CacheHost host = await CacheHost.StartAsync();
        var cancelled = new CancellationToken(canceled: true);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => host.Catalog.GetAsync(1, cancelled));
        Assert.ThrowsAny<OperationCanceledException>(() => host.Catalog.Count(1, cancelled));

        Assert.Equal(0, host.Origin.Calls);
    }

    [Fact]
    public async Task A_cancelled_caller_still_gets_a_hit()
    {
        await using CacheHost host = await CacheHost.StartAsync();
        await host.Catalog.GetAsync(1);

        Assert.Equal("value 1", await host.Catalog.GetAsync(1, new CancellationToken(canceled: true)));
    }

    private static async Task FiredAsync(CancellationToken token)
    {
        var fired = new TaskCompletionSource();
        await using CancellationTokenRegistration registration = token.Register(fired.SetResult);
        await fired.Task.WaitAsync(TestContext.Current.CancellationToken);
    }
}
