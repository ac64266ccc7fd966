using KpiGen.Cache.Tests.Harness;

namespace KpiGen.Cache.Tests.Telemetry;

public class HistogramTests
{
    private readonly RemoteNodes _nodes = new();

    private static readonly (string, string) Get = ("cache.method", CatalogMethods.GetId);

    [Fact]
    public async Task The_time_of_an_origin_is_recorded_in_seconds()
    {
        await using CacheHost host = await CacheHost.StartAsync(new HostSetup { Origin = new OriginControl { Gated = true } });
        using MetricRecorder metrics = new(host);

        Task<string?> call = host.Catalog.GetAsync(1);
        OriginCall origin = await host.Origin.NextAsync();
        host.Time.Advance(TimeSpan.FromMilliseconds(1500));
        origin.Return("x");
        await call;

        Assert.Equal(1.5, metrics.Value("kpigen.cache.origin.duration", Get, ("cache.type", "product")));
        Assert.Equal("s", metrics.Instruments["kpigen.cache.origin.duration"].Unit);
    }

    [Fact]
    public async Task A_load_that_fails_says_with_what()
    {
        await using CacheHost host = await CacheHost.StartAsync();
        using MetricRecorder metrics = new(host);
        host.Origin.Value = static _ => throw new TimeZoneNotFoundException();

        await Assert.ThrowsAsync<TimeZoneNotFoundException>(() => host.Catalog.GetAsync(1));
        Assert.Throws<TimeZoneNotFoundException>(() => host.Catalog.Count(1));

        Assert.Single(metrics.Values("kpigen.cache.origin.duration", Get, ("error.type", "System.TimeZoneNotFoundException")));
        Assert.Single(metrics.Values("kpigen.cache.origin.duration", ("cache.method", CatalogMethods.CountId), ("error.type", "System.TimeZoneNotFoundException")));
    }

    [Fact]
    public async Task Reads_and_writes_of_the_remote_tier_are_recorded_by_outcome()
    {
        await using CacheHost host = await _nodes.StartAsync();
        using MetricRecorder metrics = new(host);

        await host.Catalog.GetAsync(1);
        await host.SettleAsync();
        host.ForgetMemory();
        await host.Catalog.GetAsync(1);
        _nodes.Store.OnRead = Faults.Of("faulted task");
        await host.Catalog.GetAsync(2);

        const string Reads = "kpigen.cache.remote.read.duration";
        Assert.Single(metrics.Values(Reads, ("cache.outcome", "miss")));
        Assert.Single(metrics.Values(Reads, ("cache.outcome", "hit")));
        Assert.Single(metrics.Values(Reads, ("cache.outcome", "unavailable")));
        Assert.Single(metrics.Values("kpigen.cache.remote.write.duration", ("cache.outcome", "stored")));
    }

    [Fact]
    public async Task Sizes_are_recorded_before_and_after_compression()
    {
        await using CacheHost host = await _nodes.StartAsync();
        using MetricRecorder metrics = new(host);
        host.Origin.Value = static _ => new string('x', 10_000);

        await host.Catalog.GetAsync(1);
        await host.SettleAsync();

        // MessagePack puts three bytes before a text of this length.
        Assert.Equal(10_003, metrics.Value("kpigen.cache.payload.size", Get));
        Assert.InRange(metrics.Value("kpigen.cache.payload.stored_size", Get), 1, 200);
        Assert.Equal("By", metrics.Instruments["kpigen.cache.payload.stored_size"].Unit);
    }

    [Fact]
    public async Task What_is_not_compressed_has_one_size()
    {
        await using CacheHost host = await _nodes.StartAsync();
        using MetricRecorder metrics = new(host);

        await host.Catalog.GetAsync(1);
        await host.SettleAsync();

        Assert.Equal(metrics.Value("kpigen.cache.payload.size", Get), metrics.Value("kpigen.cache.payload.stored_size", Get));
    }
}
