namespace KpiGen.Cache.Benchmarks.Reporting;

/// <summary>What is read from a number of values.</summary>
public static class Sample
{
    public static double Median(IEnumerable<double> values) => Percentile(values, 50);

    /// <summary>Gets the median of the ratios of values that were measured in the same round.</summary>
    public static double MedianRatio(IEnumerable<double> values, IEnumerable<double> baseline)
        => Median(values.Zip(baseline, static (value, other) => value / other));

    /// <summary>Gets the mean of ratios: each counts the same, whatever it is a ratio of.</summary>
    public static double GeometricMean(IEnumerable<double> ratios) => Math.Exp(ratios.Average(static ratio => Math.Log(ratio)));

    /// <summary>Gets the smallest value that the given percentage of all values does not exceed.</summary>
    public static double Percentile(IEnumerable<double> values, double percentage)
    {
        double[] sorted = [.. values.Order()];
        int rank = (int)Math.Ceiling(percentage / 100 * sorted.Length);
        return sorted[Math.Clamp(rank - 1, 0, sorted.Length - 1)];
    }
}
