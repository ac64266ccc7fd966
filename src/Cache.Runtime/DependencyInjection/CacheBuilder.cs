using Microsoft.Extensions.DependencyInjection;

namespace KpiGen.Cache;

/// <summary>Adds to the cache of an application.</summary>
public sealed class CacheBuilder
{
    internal CacheBuilder(IServiceCollection services) => Services = services;

    /// <summary>Gets the collection that the cache was added to.</summary>
    public IServiceCollection Services { get; }
}
