using System.Diagnostics.Metrics;
using KpiGen.Cache.Tests.Harness;
using Microsoft.Extensions.DependencyInjection;

namespace KpiGen.Cache.Tests.Telemetry;

public class MeterFactoryTests
{
    [Fact]
    public async Task The_meter_comes_from_the_application_where_it_makes_meters()
    {
        using var factory = new ScopedMeters();
        await using CacheHost host = await CacheHost.StartAsync(new HostSetup
        {
            Register = services => services.AddScoped<ICatalog, Catalog>().AddSingleton<IMeterFactory>(factory),
        });

        Meter meter = Assert.Single(factory.Made);
        Assert.Equal("KpiGen.Cache", meter.Name);
        Assert.Same(factory, host.Runtime.Instruments.Meter.Scope);
    }

    [Fact]
    public async Task The_instruments_go_with_the_cache()
    {
        CacheHost host = await CacheHost.StartAsync();
        using MetricRecorder metrics = new(host);
        Assert.NotEmpty(metrics.Collect().Values("kpigen.cache.calls"));

        await host.DisposeAsync();

        Assert.Empty(metrics.Collect().Values("kpigen.cache.calls"));
    }

    private sealed class ScopedMeters : IMeterFactory
    {
        public List<Meter> Made { get; } = [];

        public Meter Create(MeterOptions options)
        {
            options.Scope = this;
            var meter = new Meter(options);
            Made.Add(meter);
            return meter;
        }

        public void Dispose() => Made.ForEach(static meter => meter.Dispose());
    }
}
