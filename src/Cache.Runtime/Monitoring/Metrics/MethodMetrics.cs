using System.Diagnostics.Metrics;
using KpiGen.Cache.Hosting;
using KpiGen.Cache.Telemetry;

namespace KpiGen.Cache.Monitoring.Metrics;

/// <summary>Exports the counts of the methods when somebody collects them.</summary>
internal sealed class MethodMetrics(CacheRuntime runtime)
{
    public void Register()
    {
        Meter meter = runtime.Instruments.Meter;
        meter.CreateObservableCounter("kpigen.cache.calls", Calls, "{call}", "Calls of cached methods, each counted once.");
        meter.CreateObservableCounter("kpigen.cache.rejected_frames", RejectedFrames, "{frame}", "Remote entries that were read and not used.");
        Count("kpigen.cache.origin.failures", "{failure}", "Loads in which the origin threw.", static counts => counts.OriginFailures);
        Count("kpigen.cache.remote.errors", "{error}", "Reads and writes of the remote tier that failed or timed out.", static counts => counts.RemoteErrors);
        Count("kpigen.cache.oversized_payloads", "{payload}", "Values too large for the remote tier.", static counts => counts.OversizedPayloads);
        Count("kpigen.cache.memory.evictions", "{entry}", "Entries that memory gave up for others.", static counts => counts.Evictions);
        Count("kpigen.cache.flight.joins", "{call}", "Calls that joined a load under way.", static counts => counts.FlightJoins);
        meter.CreateObservableGauge(
            "kpigen.cache.memory.entries",
            () => runtime.Methods.All.Select(static method => Of(method, method.EntryCount)),
            "{entry}",
            "Entries that memory holds, expired ones included until they are swept.");

        void Count(string name, string unit, string description, Func<CacheCounts, long> count)
            => meter.CreateObservableCounter(name, () => runtime.Methods.All.Select(method => Of(method, count(method.Counts))), unit, description);
    }

    private IEnumerable<Measurement<long>> Calls()
    {
        foreach (ICachedMethod method in runtime.Methods.All)
        {
            CacheCounts counts = method.Counts;
            yield return Of(method, counts.MemoryHits, (CacheAttributes.Outcome, "hit"), (CacheAttributes.Tier, "memory"));
            yield return Of(method, counts.RemoteHits, (CacheAttributes.Outcome, "hit"), (CacheAttributes.Tier, "remote"));
            yield return Of(method, counts.StaleHits, (CacheAttributes.Outcome, "stale"), (CacheAttributes.Tier, "memory"));
            yield return Of(method, counts.Bypasses, (CacheAttributes.Outcome, "bypass"), (CacheAttributes.Tier, "origin"));
            yield return Of(method, counts.Misses, (CacheAttributes.Outcome, "miss"), (CacheAttributes.Tier, "origin"));
        }
    }

    private IEnumerable<Measurement<long>> RejectedFrames()
        => runtime.Methods.All.SelectMany(static method => method.RejectedFrames.Select(rejected => Of(method, rejected.Value, (CacheAttributes.Reason, rejected.Key))));

    private static Measurement<long> Of(ICachedMethod method, long value, params ReadOnlySpan<(string Name, string Value)> more)
    {
        var tags = new KeyValuePair<string, object?>[more.Length + 2];
        tags[0] = new(CacheAttributes.Method, method.Descriptor.Id);
        tags[1] = new(CacheAttributes.Type, method.Descriptor.CacheType);
        for (int i = 0; i < more.Length; i++)
        {
            tags[i + 2] = new(more[i].Name, more[i].Value);
        }

        return new Measurement<long>(value, tags);
    }
}
