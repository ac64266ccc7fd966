using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace KpiGen.Cache.Benchmarks.Payloads.Subjects;

/// <summary>A node that compresses every payload in one way, and shares its entries with the other nodes that do so.</summary>
internal sealed class PayloadNode : IAsyncDisposable
{
    private readonly ServiceProvider _provider;
    private readonly IPayloadService _service;

    private PayloadNode(ServiceProvider provider)
    {
        _provider = provider;
        _service = provider.GetRequiredService<IPayloadService>();
    }

    public static async Task<PayloadNode> StartAsync(string redis, PayloadCompression compression, IPayloadService origin)
    {
        var services = new ServiceCollection();
        services.AddCache(options =>
        {
            options.KeyPrefix = compression.ToString();
            options.Remote.Compression = compression;
            options.Remote.CompressionThreshold = 0;
        }).AddRedis(redis);
        services.AddSingleton(origin);
        services.AddCachedServices();
        ServiceProvider provider = services.BuildServiceProvider();
        foreach (IHostedService hosted in provider.GetServices<IHostedService>())
        {
            await hosted.StartAsync(CancellationToken.None);
        }

        return new PayloadNode(provider);
    }

    /// <summary>Reads distinct keys, one after the other.</summary>
    /// <returns>The mean time of a read, in microseconds.</returns>
    public async Task<double> ReadAsync(PayloadSample sample, int first, int count)
    {
        long start = Stopwatch.GetTimestamp();
        for (int number = first; number < first + count; number++)
        {
            await sample.ReadAsync(_service, number);
        }

        return Stopwatch.GetElapsedTime(start).TotalMicroseconds / count;
    }

    public ValueTask DisposeAsync() => _provider.DisposeAsync();
}
