using KpiGen.Cache.Tiers.Remote;
using Microsoft.Extensions.Configuration;
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

    /// <summary>Gets the configuration that replaces <see cref="Options"/>, for tests that change it.</summary>
    public IConfiguration? Configuration { get; init; }

    /// <summary>Gets what <c>GetAsync</c> says in code about its entries.</summary>
    public CatalogHooks Hooks { get; init; } = new();

    public IRemoteStore? Store { get; init; }

    /// <summary>Gets the shape of the payloads that are text: another one stands for another version of the code.</summary>
    public ulong TextShape { get; init; } = TextCodec.DefaultShape;

    /// <summary>Gets the endpoint of a Redis server.</summary>
    public string? Redis { get; init; }

    /// <summary>Gets how to reach a Redis server that needs more than an endpoint.</summary>
    public ConfigurationOptions? RedisConfiguration { get; init; }

    public Action<IServiceCollection> Register { get; init; } = static services => services.AddScoped<ICatalog, Catalog>();
}
