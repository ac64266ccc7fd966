using System.Buffers;
using MessagePack;
using Microsoft.Extensions.Caching.Hybrid;
using Microsoft.Extensions.DependencyInjection;

namespace KpiGen.Cache.Benchmarks.Load.Subjects;

/// <summary>A node of HybridCache with Redis and MessagePack-CSharp.</summary>
internal sealed class HybridNode : ISubject
{
    private readonly ServiceProvider _provider;
    private readonly HybridCache _cache;

    public HybridNode(string redis)
    {
        var services = new ServiceCollection();
        services.AddStackExchangeRedisCache(options => options.Configuration = redis);
        services.AddHybridCache(static options => options.DefaultEntryOptions = new HybridCacheEntryOptions { Expiration = TimeSpan.FromHours(1), LocalCacheExpiration = TimeSpan.FromHours(1) })
            .AddSerializer<KpiDashboard, Serializer>();
        _provider = services.BuildServiceProvider();
        _cache = _provider.GetRequiredService<HybridCache>();
    }

    public ValueTask<KpiDashboard> ReadAsync(int days)
        => _cache.GetOrCreateAsync($"hybrid:{days}:{Origin.Region}", days, static (days, _) => ValueTask.FromResult(Origin.Load(days)));

    public ValueTask DisposeAsync() => _provider.DisposeAsync();

    private sealed class Serializer : IHybridCacheSerializer<KpiDashboard>
    {
        public KpiDashboard Deserialize(ReadOnlySequence<byte> source) => MessagePackSerializer.Deserialize<KpiDashboard>(source);

        public void Serialize(KpiDashboard value, IBufferWriter<byte> target) => MessagePackSerializer.Serialize(target, value);
    }
}
