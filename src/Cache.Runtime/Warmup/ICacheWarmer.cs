namespace KpiGen.Cache;

/// <summary>
/// Makes calls when the application starts, so that the first users find their answers. Register one as singleton, or declare a call with
/// <c>AddCacheWarmer</c>.
/// </summary>
public interface ICacheWarmer
{
    /// <summary>Gets what log messages call it.</summary>
    string Name { get; }

    /// <summary>Makes the calls. What it throws is logged and stops nothing.</summary>
    /// <param name="services">A scope of its own; services from it are decorated.</param>
    /// <param name="cancellationToken">Fires when the application stops, or <see cref="CacheWarmupOptions.Timeout"/> has passed.</param>
    /// <returns>A task that ends with the last call.</returns>
    Task WarmAsync(IServiceProvider services, CancellationToken cancellationToken);
}
