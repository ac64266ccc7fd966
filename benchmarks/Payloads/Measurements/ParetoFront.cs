namespace KpiGen.Cache.Benchmarks.Payloads.Measurements;

/// <summary>Which settings are better than the default: in one of hit latency and bytes, and not worse in the other.</summary>
/// <param name="Noise">The share by which latencies may differ before one is called shorter.</param>
internal readonly record struct ParetoFront(double Noise)
{
    // What the lengths of keys change as well.
    private const double SameBytes = 0.01;

    /// <summary>Returns the points that dominate the default, whose figures are 1.</summary>
    public IEnumerable<SettingPoint> Dominating(IEnumerable<SettingPoint> points)
    {
        double noise = Noise;
        return points.Where(point => point.Latency <= 1 + noise
            && point.Bytes <= 1 + SameBytes
            && (point.Latency < 1 - noise || point.Bytes < 1 - SameBytes));
    }
}
