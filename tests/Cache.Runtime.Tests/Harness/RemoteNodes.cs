using KpiGen.Testing;
using Microsoft.Extensions.Time.Testing;

namespace KpiGen.Cache.Tests.Harness;

/// <summary>Makes nodes that share one fake store and one clock.</summary>
internal sealed class RemoteNodes
{
    public RemoteNodes() => Store = new FakeStore(Time);

    public FakeTimeProvider Time { get; } = new(new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero));

    public FakeStore Store { get; }

    /// <summary>Starts a node whose clock is its own and shows another time; the store has a clock as well.</summary>
    /// <param name="skew">How far its clock is ahead.</param>
    /// <param name="options">Its options.</param>
    /// <param name="textShape">The shape of its payloads.</param>
    public Task<CacheHost> StartSkewedAsync(TimeSpan skew, Action<CacheOptions>? options = null, ulong textShape = TextCodec.DefaultShape)
        => CacheHost.StartAsync(new HostSetup
        {
            Time = new FakeTimeProvider(Time.GetUtcNow() + skew),
            Store = Store,
            Options = options ?? (static _ => { }),
            TextShape = textShape,
        });

    public Task<CacheHost> StartAsync(Action<CacheOptions>? options = null, CatalogHooks? hooks = null)
        => CacheHost.StartAsync(new HostSetup { Time = Time, Store = Store, Options = options ?? (static _ => { }), Hooks = hooks ?? new CatalogHooks() });

    /// <summary>Starts a node that compares nothing by itself: its loop, which begins with a comparison and could come late with that, has made it.</summary>
    /// <param name="options">Its options.</param>
    /// <param name="skew">How far its clock is ahead, where it has one of its own.</param>
    public async Task<CacheHost> StartComparedAsync(Action<CacheOptions>? options = null, TimeSpan? skew = null)
    {
        int before = Store.Sequences;
        void Configure(CacheOptions given)
        {
            given.CoherenceWindow = TimeSpan.FromSeconds(60);
            options?.Invoke(given);
        }

        CacheHost host = await (skew is { } ahead ? StartSkewedAsync(ahead, Configure) : StartAsync(Configure));
        int atStartAndInTheLoop = 2 * (host.Runtime.Epochs.Types.Count() + 1);
        await Eventually.TrueAsync(() => Store.Sequences - before >= atStartAndInTheLoop, "the loop has compared");
        await host.Coherence.CompareAsync();
        return host;
    }
}
