using KpiGen.Cache.Tiers.Remote;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using StackExchange.Redis;

namespace KpiGen.Cache.Tests.Harness;

/// <summary>What a test wants its node to be like.</summary>
internal sealed class HostSetup
{
    public FakeTimeProvider Time { get; init; } = new(new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero));

    public OriginControl Origin { get; init; } = new();

    public Action<CacheOptions> Options { get; init; } = static _ => { };

    public IRemoteStore? Store { get; init; }

    /// <summary>Gets the shape of the payloads that are text: another one stands for another version of the code.</summary>
    public ulong TextShape { get; init; } = TextCodec.DefaultShape;

    /// <summary>Gets the endpoint of a Redis server.</summary>
    public string? Redis { get; init; }

    /// <summary>Gets how to reach a Redis server that needs more than an endpoint.</summary>
    public ConfigurationOptions? RedisConfiguration { get; init; }

    public Action<IServiceCollection> Register { get; init; } = static services => services.AddScoped<ICatalog, Catalog>();
}
