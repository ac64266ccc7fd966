using KpiGen.Cache.Hosting;
using KpiGen.Cache.Telemetry;
using Microsoft.Extensions.Hosting;

namespace KpiGen.Cache.DependencyInjection;

/// <summary>
/// Starts the cache with the host: makes every cached method known, so that mistakes stop the start, and waits - within
/// <see cref="RemoteTierOptions.ConnectTimeout"/> - for the remote tier, so that the first request can already be a hit.
/// </summary>
internal sealed class CacheStartup(IServiceProvider provider, IEnumerable<DecoratedService> services, CacheRuntime runtime) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        foreach (DecoratedService service in services)
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

            foreach (OriginRegistration origin in service.Origins)
            {
                origin.Initialize(provider, origin);
            }
        }

        if (runtime is { Remote: { } remote, Coherence: { } coherence })
        {
            await remote.ConnectAsync(cancellationToken).ConfigureAwait(false);
            await coherence.CompareAsync().ConfigureAwait(false);
            coherence.Start();
        }
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
