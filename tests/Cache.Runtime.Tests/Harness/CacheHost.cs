using System.Diagnostics;
using KpiGen.Cache.Coherence;
using KpiGen.Cache.Hosting;
using KpiGen.Cache.Tiers.Remote;
using KpiGen.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace KpiGen.Cache.Tests.Harness;

/// <summary>One node: a provider with the cache, the service of the tests, and a clock that only the test moves.</summary>
internal sealed class CacheHost : IAsyncDisposable
{
    private readonly ServiceProvider _provider;
    private readonly AsyncServiceScope _scope;
    private Task? _ending;

    private CacheHost(ServiceProvider provider, OriginControl origin, FakeTimeProvider time, RecordingLogger log)
    {
        _provider = provider;
        _scope = provider.CreateAsyncScope();
        Origin = origin;
        Time = time;
        Log = log;
        Runtime = provider.GetRequiredService<CacheRuntime>();
        Catalog = _scope.ServiceProvider.GetRequiredService<ICatalog>();
    }

    public OriginControl Origin { get; }

    public FakeTimeProvider Time { get; }

    public RecordingLogger Log { get; }

    public ICatalog Catalog { get; }

    public IServiceProvider Services => _provider;

    public ICacheInvalidator Invalidator => _provider.GetRequiredService<ICacheInvalidator>();

    public CacheRuntime Runtime { get; }

    public CoherenceLoop Coherence => Runtime.Coherence!;

    public RemoteTier Remote => Runtime.Remote!;

    public CacheStatisticsSnapshot Statistics => _provider.GetRequiredService<ICacheStatistics>().Read();

    public CacheCounts Counts => Statistics.Total;

    public static Task<CacheHost> StartAsync(HostSetup? setup = null) => StartAsync(setup ?? new HostSetup(), TestContext.Current.CancellationToken);

    /// <summary>Waits until no write or removal is under way.</summary>
    public async Task SettleAsync()
    {
        while (Runtime.Background.Count > 0)
        {
            await Task.Yield();
        }
    }

    /// <summary>Waits until no load is under way, behind the answers included.</summary>
    public async Task LandAsync()
    {
        while (Runtime.Methods.All.Any(static method => method.LoadCount > 0))
        {
            TestContext.Current.CancellationToken.ThrowIfCancellationRequested();
            await Task.Yield();
        }
    }

    /// <summary>Moves the clock in steps until the task ends: what waits for a time-out gets it, whenever it began to wait.</summary>
    public async Task<T> AdvanceUntilAsync<T>(Task<T> task, TimeSpan step)
    {
        // A step at a time that lets what the last one has set going run: on a busy machine the clock would otherwise be far ahead of it.
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(1));
        long start = Stopwatch.GetTimestamp();
        while (!task.IsCompleted)
        {
            TestContext.Current.CancellationToken.ThrowIfCancellationRequested();
            if (Stopwatch.GetElapsedTime(start) > OriginControl.Watchdog)
            {
                throw new TimeoutException("Moving the clock does not end it.");
            }

            Time.Advance(step);
            await timer.WaitForNextTickAsync();
        }

        return await task;
    }

    /// <summary>Moves the clock second by second: everything that happens once a second happens at its time.</summary>
    public void Tick(int seconds)
    {
        for (int i = 0; i < seconds; i++)
        {
            Time.Advance(TimeSpan.FromSeconds(1));
        }
    }

    /// <summary>Lets the clock go on, not much faster than a real one, until the task ends: what it waits for answers in real time.</summary>
    public async Task<T> WaitAsync<T>(Task<T> task)
    {
        await Eventually.TrueAsync(
            () =>
            {
                Time.Advance(TimeSpan.FromMilliseconds(25));
                return task.IsCompleted;
            },
            "the task ends");
        return await task;
    }

    /// <summary>Drops what this node holds in memory without telling anybody, so that the next call has to look further.</summary>
    public void ForgetMemory()
    {
        foreach (ICachedMethod method in Runtime.Methods.All)
        {
            method.DropAll();
        }
    }

    /// <summary>Begins to end the node, without moving the clock that its end may wait on; <see cref="DisposeAsync"/> moves it.</summary>
    public void BeginEnd() => _ending ??= EndAsync();

    public async ValueTask DisposeAsync()
    {
        // The shutdown waits on the clock; nobody else moves it any more. No faster than what it sets going can follow.
        Task ending = _ending ??= EndAsync();
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(1));
        while (!ending.IsCompleted)
        {
            Time.Advance(TimeSpan.FromSeconds(1));
            await timer.WaitForNextTickAsync();
        }

        await ending;
    }

    private async Task EndAsync()
    {
        await _scope.DisposeAsync();
        await _provider.DisposeAsync();
    }

    private static async Task<CacheHost> StartAsync(HostSetup setup, CancellationToken cancellationToken)
    {
        var log = new RecordingLogger();
        ServiceCollection services = new();
        services.AddSingleton<ILoggerFactory>(log);
        services.AddSingleton<TimeProvider>(setup.Time);
        services.AddSingleton(setup.Origin);
        CacheBuilder cache = setup.Configuration is null ? services.AddCache(setup.Options) : services.AddCache(setup.Configuration);
        if (setup.Store is not null)
        {
            services.AddSingleton<IRemoteStore>(setup.Store);
        }
        else if (setup.Redis is not null)
        {
            cache.AddRedis(setup.Redis);
        }
        else if (setup.RedisConfiguration is not null)
        {
            cache.AddRedis(setup.RedisConfiguration);
        }

        setup.Register(services);
        CatalogDecorator.Add(services, setup.TextShape, setup.Hooks);
        ServiceProvider provider = services.BuildServiceProvider(new ServiceProviderOptions { ValidateScopes = true, ValidateOnBuild = true });
        provider.GetService<IStartupValidator>()?.Validate();
        foreach (IHostedService hosted in provider.GetServices<IHostedService>())
        {
            await hosted.StartAsync(cancellationToken);
        }

        return new CacheHost(provider, setup.Origin, setup.Time, log);
    }
}
