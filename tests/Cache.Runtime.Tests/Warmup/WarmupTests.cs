using System.Collections.Concurrent;
using KpiGen.Cache.Tests.Harness;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace KpiGen.Cache.Tests.Warmup;

public class WarmupTests
{
    private readonly OriginControl _origin = new() { Gated = true };

    [Fact]
    public async Task Declared_calls_are_made_through_the_decorators_behind_the_start()
    {
        await using CacheHost host = await StartAsync(static services => services.AddCacheWarmer<ICatalog>(static (catalog, token) => catalog.GetAsync(1, token), "one"));
        Assert.Equal(CacheStatus.Warming, State(host).Current.Status);
        Assert.Equal(["warm-up not ended"], State(host).Current.Reasons);

        (await _origin.NextAsync()).Return("x");
        await HealthyAsync(host);

        Assert.Equal("x", await host.Catalog.GetAsync(1));
        Assert.Equal(1, _origin.Calls);
        Assert.Contains(host.Log.Entries, static entry => entry.Id == 34 && entry.Text.StartsWith("Warmed one in ", StringComparison.Ordinal) && entry.Text.EndsWith("(1 of 1).", StringComparison.Ordinal));
        Assert.Equal(1, host.Log.CountOf(36));
    }

    [Fact]
    public async Task Each_warmer_has_a_scope_of_its_own()
    {
        var warmer = new ScopeWarmer();
        await using CacheHost host = await StartAsync(services => services.AddSingleton<ICacheWarmer>(warmer).AddSingleton<ICacheWarmer>(warmer));

        await HealthyAsync(host);

        Assert.Equal(2, warmer.Scopes.Distinct().Count());
    }

    [Fact]
    public async Task A_failure_is_logged_and_the_others_go_on()
    {
        await using CacheHost host = await StartAsync(static services => services
            .AddCacheWarmer<ICatalog>(static (_, _) => throw new TimeZoneNotFoundException(), "broken")
            .AddCacheWarmer<ICatalog>(static (catalog, token) => catalog.GetAsync(1, token), "sound"));

        (await _origin.NextAsync()).Return("x");
        await HealthyAsync(host);

        Assert.Contains(host.Log.Entries, static entry => entry.Id == 35 && entry.Text.Contains("broken", StringComparison.Ordinal));
        Assert.Contains(host.Log.Entries, static entry => entry.Id == 36 && entry.Text.EndsWith("1 of 2 warmers failed.", StringComparison.Ordinal));
    }

    [Fact]
    public async Task No_more_run_at_once_than_the_options_allow()
    {
        await using CacheHost host = await StartAsync(
            static services =>
            {
                for (int i = 0; i < 5; i++)
                {
                    int id = i;
                    services.AddCacheWarmer<ICatalog>((catalog, token) => catalog.GetAsync(id, token), $"warmer {id}");
                }
            },
            static options => options.Warmup.MaxConcurrency = 2);

        OriginCall first = await _origin.NextAsync();
        OriginCall second = await _origin.NextAsync();
        Assert.Equal(2, _origin.Calls);
        first.Return("x");
        OriginCall third = await _origin.NextAsync();
        Assert.Equal(3, _origin.Calls);

        second.Return("x");
        third.Return("x");
        (await _origin.NextAsync()).Return("x");
        (await _origin.NextAsync()).Return("x");
        await HealthyAsync(host);
        Assert.Equal(5, host.Log.CountOf(34));
    }

    [Fact]
    public async Task One_that_ignores_its_token_cannot_hold_up_the_warm_up_beyond_the_timeout()
    {
        var never = new TaskCompletionSource();
        await using CacheHost host = await StartAsync(services => services.AddCacheWarmer<ICatalog>((_, _) => never.Task, "stuck"));
        Assert.Equal(CacheStatus.Warming, State(host).Current.Status);

        host.Tick(29);
        Assert.Equal(CacheStatus.Warming, State(host).Current.Status);
        host.Tick(1);
        await HealthyAsync(host);

        Assert.Equal((1, 0), (host.Log.CountOf(37), host.Log.CountOf(36)));
        never.SetResult();
    }

    [Theory]
    [InlineData(false, true)]
    [InlineData(true, false)]
    public async Task Readiness_waits_where_it_is_asked_to(bool blocks, bool ready)
    {
        await using CacheHost host = await StartAsync(
            static services => services.AddCacheWarmer<ICatalog>(static (catalog, token) => catalog.GetAsync(1, token), "one"),
            options => options.Warmup.BlocksReadiness = blocks);

        Assert.Equal(ready, State(host).IsReady);

        (await _origin.NextAsync()).Return("x");
        await HealthyAsync(host);
        Assert.True(State(host).IsReady);
    }

    [Fact]
    public async Task Nothing_runs_where_it_is_switched_off()
    {
        await using CacheHost host = await StartAsync(
            static services => services.AddCacheWarmer<ICatalog>(static (catalog, token) => catalog.GetAsync(1, token), "one"),
            static options => options.Warmup.Enabled = false);

        Assert.Equal(CacheStatus.Healthy, State(host).Current.Status);
        Assert.Equal(0, _origin.Calls);
    }

    [Fact]
    public async Task Stopping_the_host_cancels_what_runs_and_is_no_timeout()
    {
        var token = new TaskCompletionSource<CancellationToken>(TaskCreationOptions.RunContinuationsAsynchronously);
        await using CacheHost host = await StartAsync(services => services.AddCacheWarmer<ICatalog>(
            (_, cancellation) =>
            {
                token.SetResult(cancellation);
                return Task.Delay(Timeout.Infinite, cancellation);
            },
            "endless"));
        CancellationToken given = await token.Task;

        foreach (IHostedService hosted in host.Services.GetServices<IHostedService>())
        {
            await hosted.StopAsync(TestContext.Current.CancellationToken);
        }

        Assert.True(given.IsCancellationRequested);
        Assert.Equal(0, host.Log.CountOf(37));
    }

    [Fact]
    public async Task What_warmers_load_does_not_count_for_alarms()
    {
        await using CacheHost host = await StartAsync(static services => services.AddCacheWarmer<ICatalog>(
            static async (catalog, token) =>
            {
                for (int i = 0; i < 200; i++)
                {
                    await catalog.FindAsync($"{i}", token);
                }

                await catalog.GetAsync(1, token);
            },
            "many"), gated: false);

        await HealthyAsync(host);
        host.Tick(1);

        Assert.Equal(201, host.Counts.Misses);
        Assert.Equal(CacheStatus.Healthy, State(host).Current.Status);
    }

    private static ICacheState State(CacheHost host) => host.Services.GetRequiredService<ICacheState>();

    private static async Task HealthyAsync(CacheHost host)
    {
        while (State(host).Current.Status != CacheStatus.Healthy)
        {
            TestContext.Current.CancellationToken.ThrowIfCancellationRequested();
            await Task.Yield();
        }
    }

    private Task<CacheHost> StartAsync(Action<IServiceCollection> register, Action<CacheOptions>? options = null, bool gated = true)
    {
        _origin.Gated = gated;
        return CacheHost.StartAsync(new HostSetup
        {
            Origin = _origin,
            Options = options ?? (static _ => { }),
            Register = services =>
            {
                services.AddScoped<ICatalog, Catalog>();
                register(services);
            },
        });
    }

    private sealed class ScopeWarmer : ICacheWarmer
    {
        public string Name => "scope";

        public ConcurrentQueue<IServiceProvider> Scopes { get; } = [];

        public Task WarmAsync(IServiceProvider services, CancellationToken cancellationToken)
        {
            Scopes.Enqueue(services);
            return Task.CompletedTask;
        }
    }
}
