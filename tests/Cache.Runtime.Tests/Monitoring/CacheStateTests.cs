using KpiGen.Cache.Tests.Harness;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace KpiGen.Cache.Tests.Monitoring;

public class CacheStateTests
{
    private readonly RemoteNodes _nodes = new();

    [Fact]
    public async Task A_cache_without_warmers_is_healthy_when_the_host_has_started()
    {
        await using CacheHost host = await CacheHost.StartAsync();

        Assert.Equal((CacheStatus.Healthy, true), (State(host).Current.Status, State(host).IsReady));
        Assert.Empty(State(host).Current.Reasons);
        Assert.Equal(host.Time.GetUtcNow(), State(host).Current.Since);
    }

    [Fact]
    public async Task It_is_warming_until_the_remote_tier_was_compared_with()
    {
        var connecting = new TaskCompletionSource();
        _nodes.Store.Connecting = connecting.Task;
        var early = new TaskCompletionSource<ICacheState>();
        Task<CacheHost> starting = CacheHost.StartAsync(new HostSetup
        {
            Time = _nodes.Time,
            Store = _nodes.Store,
            Register = services => services.AddScoped<ICatalog, Catalog>().AddSingleton<IHostedService>(provider => new EarlyBird(provider, early)),
        });

        ICacheState state = await early.Task;
        Assert.Equal((CacheStatus.Warming, true), (state.Current.Status, state.IsReady));
        Assert.Equal(["first comparison with the remote tier not made", "warm-up not ended"], state.Current.Reasons);
        connecting.SetResult();
        await using CacheHost host = await starting;

        Assert.Equal(CacheStatus.Healthy, state.Current.Status);
    }

    [Fact]
    public async Task A_first_comparison_that_fails_ends_warming_and_degrades()
    {
        _nodes.Store.IsConnected = false;
        _nodes.Store.Everything = Faults.Of("faulted task");

        await using CacheHost host = await _nodes.StartAsync();

        Assert.Equal(CacheStatus.Degraded, State(host).Current.Status);
        Assert.Equal(["remote tier unavailable"], State(host).Current.Reasons);
        Assert.True(State(host).IsReady);
    }

    [Fact]
    public async Task Losing_the_remote_tier_degrades_and_a_quiet_period_after_it_came_back_heals()
    {
        await using CacheHost host = await _nodes.StartAsync();

        _nodes.Store.IsConnected = false;
        host.Tick(1);
        Assert.Equal(CacheStatus.Degraded, State(host).Current.Status);
        DateTimeOffset since = State(host).Current.Since;

        _nodes.Store.IsConnected = true;
        host.Tick(9);
        Assert.Equal((CacheStatus.Degraded, since), (State(host).Current.Status, State(host).Current.Since));

        host.Tick(1);
        Assert.Equal(CacheStatus.Healthy, State(host).Current.Status);
        Assert.Equal((1, 1), (host.Log.CountOf(31), host.Log.CountOf(32)));
    }

    [Fact]
    public async Task A_remote_tier_that_comes_and_goes_is_one_alarm()
    {
        await using CacheHost host = await _nodes.StartAsync();

        for (int i = 0; i < 10; i++)
        {
            _nodes.Store.IsConnected = i % 2 == 1;
            host.Tick(1);
            Assert.Equal(CacheStatus.Degraded, State(host).Current.Status);
        }

        Assert.Equal((1, 0), (host.Log.CountOf(31), host.Log.CountOf(32)));
    }

    [Fact]
    public async Task Without_a_remote_tier_that_answers_an_origin_that_only_fails_means_down()
    {
        await using CacheHost host = await _nodes.StartAsync();
        _nodes.Store.IsConnected = false;
        _nodes.Store.Everything = Faults.Of("faulted task");
        await FailAsync(host, 11);

        host.Tick(1);

        Assert.Equal((CacheStatus.Down, false), (State(host).Current.Status, State(host).IsReady));
        Assert.Contains("no load of the origin succeeds", State(host).Current.Reasons);
    }

    [Fact]
    public async Task One_load_that_succeeds_means_that_it_is_not_down()
    {
        await using CacheHost host = await CacheHost.StartAsync();
        await FailAsync(host, 11);
        host.Tick(1);
        Assert.Equal(CacheStatus.Down, State(host).Current.Status);

        host.Origin.Value = static _ => "value";
        await host.Catalog.GetAsync(100);
        host.Tick(1);

        Assert.Equal(CacheStatus.Degraded, State(host).Current.Status);
        Assert.Equal(["errors above Cache:Alarms:MaxErrors"], State(host).Current.Reasons);
    }

    [Fact]
    public async Task With_a_remote_tier_a_failing_origin_only_degrades()
    {
        await using CacheHost host = await _nodes.StartAsync();
        await FailAsync(host, 11);

        host.Tick(1);

        Assert.Equal(CacheStatus.Degraded, State(host).Current.Status);
    }

    [Fact]
    public async Task Every_change_is_told_and_a_handler_that_throws_stops_nothing()
    {
        await using CacheHost host = await _nodes.StartAsync();
        var changes = new List<(CacheStatus, CacheStatus)>();
        State(host).Changed += static (_, _) => throw new TimeZoneNotFoundException();
        State(host).Changed += (_, change) => changes.Add((change.Previous.Status, change.Current.Status));

        _nodes.Store.IsConnected = false;
        host.Tick(1);
        host.Tick(1);
        _nodes.Store.IsConnected = true;
        host.Tick(11);

        Assert.Equal([(CacheStatus.Healthy, CacheStatus.Degraded), (CacheStatus.Degraded, CacheStatus.Healthy)], changes);
        Assert.Equal(2, host.Log.CountOf(33));
    }

    [Fact]
    public async Task State_and_alarms_are_exported()
    {
        await using CacheHost host = await _nodes.StartAsync();
        using MetricRecorder metrics = new(host);
        Assert.Equal((0, 0), Exported());

        _nodes.Store.IsConnected = false;
        host.Tick(1);

        Assert.Equal((2, 1), Exported());
        Assert.Equal(0, metrics.Value("kpigen.cache.alarm", ("cache.alarm", "errors")));

        (double, double) Exported()
        {
            metrics.Collect();
            return (metrics.Value("kpigen.cache.state"), metrics.Value("kpigen.cache.alarm", ("cache.alarm", "remote")));
        }
    }

    private static ICacheState State(CacheHost host) => host.Services.GetRequiredService<ICacheState>();

    private static async Task FailAsync(CacheHost host, int times)
    {
        host.Origin.Value = static _ => throw new TimeZoneNotFoundException();
        for (int i = 0; i < times; i++)
        {
            await Assert.ThrowsAsync<TimeZoneNotFoundException>(() => host.Catalog.GetAsync(i));
        }
    }

    // Created with the other hosted services, and so before the cache starts.
    private sealed class EarlyBird : IHostedService
    {
        public EarlyBird(IServiceProvider provider, TaskCompletionSource<ICacheState> early) => early.SetResult(provider.GetRequiredService<ICacheState>());

        public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
