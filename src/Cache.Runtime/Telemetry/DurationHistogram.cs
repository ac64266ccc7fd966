using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace KpiGen.Cache.Telemetry;

/// <summary>A histogram of durations in seconds. As long as nobody listens, nothing is measured.</summary>
internal sealed class DurationHistogram(Histogram<double> histogram, TimeProvider time)
{
    /// <summary>Gets whether anybody listens.</summary>
    public bool IsEnabled => histogram.Enabled;

    /// <summary>Begins to measure.</summary>
    /// <returns>The moment, or <see langword="null"/> when nobody listens.</returns>
    public long? Begin() => IsEnabled ? time.GetTimestamp() : null;

    /// <summary>Records the time since then.</summary>
    public void End(long? begun, in TagList tags)
    {
        if (begun is { } moment)
        {
            histogram.Record(time.GetElapsedTime(moment).TotalSeconds, in tags);
        }
    }
}
