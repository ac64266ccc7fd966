using MessagePack;
using Microsoft.Extensions.DependencyInjection;
using ZiggyCreatures.Caching.Fusion;
using ZiggyCreatures.Caching.Fusion.Serialization;

namespace KpiGen.Cache.Benchmarks.Load.Subjects;

/// <summary>A node of FusionCache with Redis and MessagePack-CSharp.</summary>
internal sealed class FusionNode : ISubject
{
    private readonly ServiceProvider _provider;
    private readonly IFusionCache _cache;

    public FusionNode(string redis)
    {
        var services = new ServiceCollection();
        services.AddStackExchangeRedisCache(options => options.Configuration = redis);
        services.AddFusionCache().WithRegisteredDistributedCache().WithSerializer(new Serializer());
        _provider = services.BuildServiceProvider();
        _cache = _provider.GetRequiredService<IFusionCache>();
    }

    public ValueTask<KpiDashboard> ReadAsync(int days)
        => _cache.GetOrSetAsync<KpiDashboard>($"fusion:{days}:{Origin.Region}", (_, _) => Task.FromResult(Origin.Load(days)), TimeSpan.FromHours(1));

    public ValueTask DisposeAsync() => _provider.DisposeAsync();

    private sealed class Serializer : IFusionCacheSerializer
    {
        public byte[] Serialize<T>(T? obj) => MessagePackSerializer.Serialize(obj);

        public T? Deserialize<T>(byte[] data) => MessagePackSerializer.Deserialize<T>(data);

        public ValueTask<byte[]> SerializeAsync<T>(T? obj, CancellationToken token = default) => new(Serialize(obj));

        public ValueTask<T?> DeserializeAsync<T>(byte[] data, CancellationToken token = default) => new(Deserialize<T>(data));
    }
}
