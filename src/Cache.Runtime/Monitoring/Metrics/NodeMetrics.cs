using System.Diagnostics.Metrics;
using KpiGen.Cache.Coherence;
using KpiGen.Cache.Hosting;
using KpiGen.Cache.Monitoring.Health;
using KpiGen.Cache.Telemetry;
using KpiGen.Cache.Tiers.Remote;
using KpiGen.Cache.Tiers.Remote.Leases;

namespace KpiGen.Cache.Monitoring.Metrics;

/// <summary>Exports what the methods of this node share: its state, its remote tier and its agreement with the other nodes.</summary>
internal sealed class NodeMetrics(CacheRuntime runtime, CacheState state)
{
    public void Register()
    {
        Meter meter = runtime.Instruments.Meter;
        meter.CreateObservableCounter(
            "kpigen.cache.invalidations", () => runtime.Invalidations.Read().Select(static count => Of(count.Value, CacheAttributes.Kind, count.Key)), "{invalidation}", "Invalidations made on this node.");
        meter.CreateObservableGauge("kpigen.cache.background.tasks", () => runtime.Background.Count, "{task}", "Work that goes on behind answers.");
        meter.CreateObservableGauge("kpigen.cache.state", () => (int)state.Current.Status, null, "0 healthy, 1 warming, 2 degraded, 3 down.");
        meter.CreateObservableGauge(
            "kpigen.cache.alarm", () => state.Alarms.Select(static alarm => Of(alarm.IsRaised ? 1 : 0, CacheAttributes.Alarm, alarm.Name)), null, "1 while the alarm is raised.");
        if (runtime is { Remote: { } remote, Coherence: { } coherence, Leases: { } leases })
        {
            Register(meter, remote, coherence, leases);
        }
    }

    private static void Register(Meter meter, RemoteTier remote, CoherenceLoop coherence, LeaseKeeper leases)
    {
        meter.CreateObservableGauge("kpigen.cache.remote.available", () => remote.IsAvailable ? 1 : 0, null, "1 while the remote tier answers.");
        meter.CreateObservableGauge("kpigen.cache.remote.breaker.state", () => (int)remote.Circuit, null, "0 closed, 1 half open, 2 open.");
        meter.CreateObservableGauge("kpigen.cache.leases", () => leases.Count, "{lease}", "Leases that loads of this node hold.");
        meter.CreateObservableGauge(
            "kpigen.cache.coherence.lag", () => coherence.SinceComparison.TotalSeconds, "s", "Time since this node last knew that it had missed no invalidation.");
        meter.CreateObservableCounter("kpigen.cache.coherence.gaps", () => coherence.Gaps, "{gap}", "Messages that did not follow the one before them.");
        meter.CreateObservableCounter("kpigen.cache.coherence.drops", () => coherence.Drops, "{drop}", "How often memory was dropped because it was unknown what was missed.");
    }

    private static Measurement<long> Of(long value, string tag, string name) => new(value, new KeyValuePair<string, object?>(tag, name));
}
