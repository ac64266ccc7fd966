using System.Diagnostics.Metrics;

namespace KpiGen.Cache.Telemetry;

/// <summary>
/// The meter of the cache, and the histograms that the tiers record into. Counts are not recorded: they are kept in counters of the cache's
/// own and observed when somebody collects them, so that a hit costs the same whether they are exported or not.
/// </summary>
internal sealed class CacheInstruments : IDisposable
{
    /// <summary>The name of the meter and of the activity source.</summary>
    public const string Name = "KpiGen.Cache";

    private static readonly InstrumentAdvice<double> Seconds = new()
    {
        HistogramBucketBoundaries = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30],
    };

    private static readonly InstrumentAdvice<long> Bytes = new()
    {
        HistogramBucketBoundaries = [64, 256, 1024, 4096, 16_384, 65_536, 262_144, 1_048_576, 8_388_608],
    };

    /// <param name="meters">Creates the meter and gives it a scope, where the application has one.</param>
    /// <param name="time">The clock.</param>
    public CacheInstruments(IMeterFactory? meters, TimeProvider time)
    {
        Meter = meters?.Create(Name) ?? new Meter(Name);
        RemoteReads = Duration("kpigen.cache.remote.read.duration", "How long reads of the remote tier take.");
        RemoteWrites = Duration("kpigen.cache.remote.write.duration", "How long writes to the remote tier take.");
        OriginLoads = Duration("kpigen.cache.origin.duration", "How long calls of the origin take.");
        PayloadSize = Size("kpigen.cache.payload.size", "The size of payloads before compression.");
        StoredSize = Size("kpigen.cache.payload.stored_size", "The size of payloads as the remote tier stores them.");

        DurationHistogram Duration(string name, string description)
            => new(Meter.CreateHistogram(name, "s", description, tags: null, Seconds), time);
        Histogram<long> Size(string name, string description) => Meter.CreateHistogram(name, "By", description, tags: null, Bytes);
    }

    public Meter Meter { get; }

    public DurationHistogram RemoteReads { get; }

    public DurationHistogram RemoteWrites { get; }

    public DurationHistogram OriginLoads { get; }

    public Histogram<long> PayloadSize { get; }

    public Histogram<long> StoredSize { get; }

    // A meter that a factory made stays until the factory goes.
    public void Dispose() => Meter.Dispose();
}
