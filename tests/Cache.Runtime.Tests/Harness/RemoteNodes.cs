using Microsoft.Extensions.Time.Testing;

namespace KpiGen.Cache.Tests.Harness;

/// <summary>Makes nodes that share one fake store and one clock.</summary>
internal sealed class RemoteNodes
{
    public RemoteNodes() => Store = new FakeStore(Time);

    public FakeTimeProvider Time { get; } = new(new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero));

    public FakeStore Store { get; }

    public Task<CacheHost> StartAsync(Action<CacheOptions>? options = null, CatalogHooks? hooks = null)
        => CacheHost.StartAsync(new HostSetup { Time = Time, Store = Store, Options = options ?? (static _ => { }), Hooks = hooks ?? new CatalogHooks() });
}
