using KpiGen.Cache.CompilerServices;
using KpiGen.Cache.Tests.Harness;
using KpiGen.Cache.Tiers.Remote;

namespace KpiGen.Cache.Tests.Telemetry;

public class NodeMetricsTests
{
    private readonly RemoteNodes _nodes = new();

    [Theory]
    [InlineData("key")]
    [InlineData("type")]
    [InlineData("tag")]
    [InlineData("pattern")]
    [InlineData("all")]
    public async Task Invalidations_are_exported_by_kind(string kind)
    {
        await using CacheHost host = await CacheHost.StartAsync();
        using MetricRecorder metrics = new(host);

        await (kind switch
        {
            "key" => host.Invalidator.InvalidateAsync(new CacheKeyOf<GetKey>(CatalogMethods.GetId, new GetKey(1))),
            "type" => host.Invalidator.InvalidateTypeAsync(CacheType.Product),
            "tag" => host.Invalidator.InvalidateTagAsync($"brand:{1}"),
            "pattern" => host.Invalidator.InvalidatePatternAsync("cache:product:*"),
            _ => host.Invalidator.InvalidateAllAsync(),
        });

        Assert.Equal(1, metrics.Collect().Value("kpigen.cache.invalidations", ("cache.invalidation.kind", kind)));
        Assert.Single(metrics.Values("kpigen.cache.invalidations"));
    }

    [Fact]
    public async Task The_breaker_is_exported()
    {
        await using CacheHost host = await _nodes.StartAsync(static options => options.Remote.BreakerThreshold = 1);
        using MetricRecorder metrics = new(host);
        Assert.Equal((0, 1), State());

        _nodes.Store.OnRead = Faults.Of("faulted task");
        await host.Catalog.GetAsync(1);

        Assert.Equal((2, 0), State());

        (double, double) State()
        {
            metrics.Collect();
            return (metrics.Value("kpigen.cache.remote.breaker.state"), metrics.Value("kpigen.cache.remote.available"));
        }
    }

    [Fact]
    public async Task The_time_since_nothing_was_missed_grows_while_the_log_cannot_be_read()
    {
        await using CacheHost host = await _nodes.StartAsync();
        using MetricRecorder metrics = new(host);
        await host.Coherence.CompareAsync();
        Assert.Equal(0, metrics.Collect().Value("kpigen.cache.coherence.lag"));

        _nodes.Store.IsConnected = false;
        _nodes.Store.OnAppend = Faults.Of("faulted task");
        _nodes.Store.OnReadLog = Faults.Of("faulted task");
        host.Time.Advance(TimeSpan.FromMilliseconds(400));

        Assert.Equal(0.4, metrics.Collect().Value("kpigen.cache.coherence.lag"), 3);
    }

    [Fact]
    public async Task A_gap_and_the_drop_that_it_causes_are_exported()
    {
        await using CacheHost host = await _nodes.StartAsync();
        using MetricRecorder metrics = new(host);
        await host.Coherence.CompareAsync();
        long last = host.Runtime.Log!.Last;

        _nodes.Store.Log.Publish(new NumberedMessage(last + 5, ReadOnlyMemory<byte>.Empty));

        Assert.Equal(1, metrics.Collect().Value("kpigen.cache.coherence.gaps"));
        _nodes.Store.Log.Keeps = false;
        await _nodes.Store.AppendAsync(host.Runtime.Keyspace.LogName, [], last + 10);
        await host.Coherence.CompareAsync();
        Assert.Equal(1, metrics.Collect().Value("kpigen.cache.coherence.drops"));
    }

    [Fact]
    public async Task Leases_of_loads_under_way_are_exported()
    {
        await using CacheHost host = await _nodes.StartAsync();
        host.Origin.Gated = true;
        using MetricRecorder metrics = new(host);

        Task<string?> call = host.Catalog.GetAsync(1);
        OriginCall origin = await host.Origin.NextAsync();
        Assert.Equal(1, metrics.Collect().Value("kpigen.cache.leases"));

        origin.Return("x");
        await call;
        await host.SettleAsync();
        metrics.Collect();
        Assert.Equal((0, 0), (metrics.Value("kpigen.cache.leases"), metrics.Value("kpigen.cache.background.tasks")));
    }

    [Fact]
    public async Task Without_a_remote_tier_there_are_no_instruments_for_it()
    {
        await using CacheHost host = await CacheHost.StartAsync();
        using MetricRecorder metrics = new(host);

        Assert.DoesNotContain("kpigen.cache.leases", metrics.Instruments.Keys);
        Assert.Contains("kpigen.cache.state", metrics.Instruments.Keys);
    }
}
