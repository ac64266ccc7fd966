using KpiGen.Cache.Flights;
using KpiGen.Cache.Hosting;
using KpiGen.Cache.Monitoring.Health;
using KpiGen.Cache.Monitoring.Metrics;
using KpiGen.Cache.Telemetry;
using KpiGen.Cache.Warmup;
using Microsoft.Extensions.Hosting;

namespace KpiGen.Cache.DependencyInjection;

/// <summary>
/// Starts the cache with the host: makes every cached method known, so that mistakes stop the start, and waits - within
/// <see cref="RemoteTierOptions.ConnectTimeout"/> - for the remote tier, so that the first request can already be a hit. Warmers then run behind
/// the start.
/// </summary>
internal sealed class CacheStartup(
    IServiceProvider provider,
    IEnumerable<DecoratedService> services,
    CacheRuntime runtime,
    CacheState state,
    MethodMetrics methods,
    NodeMetrics node,
    WarmupRun warmup) : IHostedService, IDisposable
{
    // Whoever comes first takes it: a host may be stopped while it is being disposed.
    private CancellationTokenSource? _stopping = new();
    private Task _warming = Task.CompletedTask;

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        foreach (DecoratedService service in services)
        {
            Warn(service);
            foreach (OriginRegistration origin in service.Origins)
            {
                origin.Initialize(provider, origin);
            }
        }

        methods.Register();
        node.Register();
        state.Start();
        if (runtime is { Remote: { } remote, Coherence: { } coherence })
        {
            await remote.ConnectAsync(cancellationToken).ConfigureAwait(false);
            await coherence.CompareAsync().ConfigureAwait(false);
            coherence.Start();
        }

        state.NoteCompared();
        CleanContext.Run(this, static startup => startup._warming = startup.WarmAsync());
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        if (Interlocked.Exchange(ref _stopping, null) is { } stopping)
        {
            await stopping.CancelAsync().ConfigureAwait(false);
            stopping.Dispose();
        }

        await _warming.WaitAsync(cancellationToken).ConfigureAwait(false);
    }

    public void Dispose()
    {
        if (Interlocked.Exchange(ref _stopping, null) is { } stopping)
        {
            stopping.Cancel();
            stopping.Dispose();
        }
    }

    private async Task WarmAsync()
    {
        await warmup.RunAsync(_stopping?.Token ?? new CancellationToken(canceled: true)).ConfigureAwait(false);
        state.NoteWarmed();
    }

    private void Warn(DecoratedService service)
    {
        string name = service.Service.ToString();
        if (service.HasUndecoratedKeys)
        {
            Log.KeyedNotCached(runtime.Logger, name);
        }

        if (service.Origins.Count > 0 && service.HasLateRegistrations)
        {
            Log.RegisteredLate(runtime.Logger, name);
        }
        else if (service is { Origins.Count: 0, HasUndecoratedKeys: false })
        {
            Log.ServiceNotRegistered(runtime.Logger, name);
        }
    }
}
