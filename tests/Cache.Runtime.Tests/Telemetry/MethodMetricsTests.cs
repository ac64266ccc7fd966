using KpiGen.Cache.Tests.Harness;

namespace KpiGen.Cache.Tests.Telemetry;

public class MethodMetricsTests
{
    private readonly RemoteNodes _nodes = new();

    private const string Calls = "kpigen.cache.calls";

    private static readonly (string, string) Get = ("cache.method", CatalogMethods.GetId);
    private static readonly (string, string) Product = ("cache.type", "product");

    [Fact]
    public async Task Calls_are_exported_by_method_type_outcome_and_tier()
    {
        await using CacheHost host = await _nodes.StartAsync();
        using MetricRecorder metrics = new(host);

        await host.Catalog.GetAsync(1);
        await host.SettleAsync();
        await host.Catalog.GetAsync(1);
        await host.Catalog.GetAsync(1);
        host.ForgetMemory();
        await host.Catalog.GetAsync(1);

        metrics.Collect();
        Assert.Equal(2, metrics.Value(Calls, Get, Product, ("cache.outcome", "hit"), ("cache.tier", "memory")));
        Assert.Equal(1, metrics.Value(Calls, Get, Product, ("cache.outcome", "hit"), ("cache.tier", "remote")));
        Assert.Equal(1, metrics.Value(Calls, Get, Product, ("cache.outcome", "miss"), ("cache.tier", "origin")));
        Assert.Equal(0, metrics.Value(Calls, ("cache.method", CatalogMethods.CountId), ("cache.type", "analytics"), ("cache.outcome", "miss"), ("cache.tier", "origin")));
    }

    [Fact]
    public async Task Counts_from_before_somebody_listened_are_exported()
    {
        await using CacheHost host = await CacheHost.StartAsync();
        await host.Catalog.GetAsync(1);
        await host.Catalog.GetAsync(1);

        using MetricRecorder metrics = new(host);

        Assert.Equal(1, metrics.Collect().Value(Calls, Get, ("cache.outcome", "hit"), ("cache.tier", "memory")));
    }

    [Fact]
    public async Task Failures_of_the_origin_are_exported()
    {
        await using CacheHost host = await CacheHost.StartAsync();
        using MetricRecorder metrics = new(host);
        host.Origin.Value = static _ => throw new TimeZoneNotFoundException();

        await Assert.ThrowsAsync<TimeZoneNotFoundException>(() => host.Catalog.GetAsync(1));

        Assert.Equal(1, metrics.Collect().Value("kpigen.cache.origin.failures", Get, Product));
    }

    [Fact]
    public async Task Entries_and_evictions_are_exported()
    {
        await using CacheHost host = await CacheHost.StartAsync(new HostSetup { Options = static options => options.Memory.MaxEntriesPerMethod = 2 });
        using MetricRecorder metrics = new(host);

        await host.Catalog.GetAsync(1);
        await host.Catalog.GetAsync(2);
        await host.Catalog.GetAsync(3);

        metrics.Collect();
        Assert.Equal(2, metrics.Value("kpigen.cache.memory.entries", Get, Product));
        Assert.Equal(1, metrics.Value("kpigen.cache.memory.evictions", Get, Product));
        Assert.Equal(1, host.Counts.Evictions);
    }

    [Fact]
    public async Task Calls_that_join_a_load_are_exported()
    {
        await using CacheHost host = await CacheHost.StartAsync(new HostSetup { Origin = new OriginControl { Gated = true } });
        using MetricRecorder metrics = new(host);

        Task<string?>[] calls = [host.Catalog.GetAsync(1), host.Catalog.GetAsync(1), host.Catalog.GetAsync(1)];
        (await host.Origin.NextAsync()).Return("x");
        await Task.WhenAll(calls);

        Assert.Equal(2, metrics.Collect().Value("kpigen.cache.flight.joins", Get, Product));
        Assert.Equal(2, host.Counts.FlightJoins);
    }

    [Fact]
    public async Task Rejected_frames_are_exported_by_reason()
    {
        await using CacheHost host = await _nodes.StartAsync();
        using MetricRecorder metrics = new(host);
        await host.Catalog.GetAsync(1);
        await host.SettleAsync();

        _nodes.Store.Damage(static frame => frame[..10]);
        host.ForgetMemory();
        await host.Catalog.GetAsync(1);
        await host.SettleAsync();

        Assert.Equal(1, metrics.Collect().Value("kpigen.cache.rejected_frames", Get, Product, ("cache.reason", "Truncated")));
        Assert.Equal(1, host.Counts.RejectedFrames);
    }

    [Fact]
    public async Task Oversized_payloads_are_exported()
    {
        await using CacheHost host = await _nodes.StartAsync(static options => options.Remote.MaxPayloadBytes = 1024);
        using MetricRecorder metrics = new(host);
        host.Origin.Value = static _ => new string('x', 2000);

        await host.Catalog.GetAsync(1);

        Assert.Equal(1, metrics.Collect().Value("kpigen.cache.oversized_payloads", Get, Product));
        Assert.Equal(0, metrics.Value("kpigen.cache.remote.errors", Get, Product));
    }

    [Fact]
    public async Task Remote_errors_are_exported()
    {
        await using CacheHost host = await _nodes.StartAsync();
        using MetricRecorder metrics = new(host);
        int reads = 0;

        // Once: the repair that writes the value later, at its own time, finds a store that answers.
        _nodes.Store.OnRead = () => Interlocked.Increment(ref reads) == 1 ? Faults.Of("faulted task")() : Task.CompletedTask;
        await host.Catalog.GetAsync(1);

        Assert.Equal(1, metrics.Collect().Value("kpigen.cache.remote.errors", Get, Product));
        Assert.Equal(0, metrics.Value("kpigen.cache.oversized_payloads", Get, Product));
    }
}
