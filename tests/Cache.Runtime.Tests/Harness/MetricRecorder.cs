using System.Collections.Concurrent;
using System.Diagnostics.Metrics;

namespace KpiGen.Cache.Tests.Harness;

/// <summary>Listens to the meter of one host, as an exporter does.</summary>
internal sealed class MetricRecorder : IDisposable
{
    private readonly MeterListener _listener = new();
    private readonly ConcurrentQueue<(string Name, double Value, KeyValuePair<string, object?>[] Tags)> _measurements = new();
    private readonly ConcurrentDictionary<string, Instrument> _instruments = new(StringComparer.Ordinal);

    public MetricRecorder(CacheHost host)
    {
        Meter meter = host.Runtime.Instruments.Meter;
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Meter == meter)
            {
                _instruments[instrument.Name] = instrument;
                listener.EnableMeasurementEvents(instrument);
            }
        };
        _listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => _measurements.Enqueue((instrument.Name, value, tags.ToArray())));
        _listener.SetMeasurementEventCallback<int>((instrument, value, tags, _) => _measurements.Enqueue((instrument.Name, value, tags.ToArray())));
        _listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => _measurements.Enqueue((instrument.Name, value, tags.ToArray())));
        _listener.Start();
    }

    public IReadOnlyDictionary<string, Instrument> Instruments => _instruments;

    /// <summary>Asks the observable instruments, and forgets what was recorded before.</summary>
    public MetricRecorder Collect()
    {
        _measurements.Clear();
        _listener.RecordObservableInstruments();
        return this;
    }

    /// <summary>Returns the values of one instrument that have all the tags.</summary>
    public double[] Values(string name, params (string Name, string Value)[] tags)
        => [.. _measurements.Where(measurement => measurement.Name == name && tags.All(tag => Has(measurement.Tags, tag))).Select(static measurement => measurement.Value)];

    /// <summary>Returns the only value of one instrument that has all the tags.</summary>
    public double Value(string name, params (string Name, string Value)[] tags) => Assert.Single(Values(name, tags));

    public void Dispose() => _listener.Dispose();

    private static bool Has(KeyValuePair<string, object?>[] tags, (string Name, string Value) wanted)
        => tags.Any(tag => tag.Key == wanted.Name && tag.Value as string == wanted.Value);
}
