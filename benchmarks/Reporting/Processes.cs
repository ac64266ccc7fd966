namespace KpiGen.Cache.Benchmarks.Reporting;

/// <summary>
/// Puts the measures of several processes together. How .NET compiles and where the machine puts threads is decided once in a process, and ratios of two processes
/// differ by more than those of the rounds of one.
/// </summary>
public static class Processes
{
    /// <summary>Makes one measure of all that have the same name: that of the process whose ratio is the median, with the ratios of all of them.</summary>
    public static IEnumerable<Measure> Merge(IEnumerable<Measure> measures)
        => measures.GroupBy(static measure => (measure.Bar, measure.What)).Select(static taken => Middle([.. taken]));

    private static Measure Middle(Measure[] taken)
    {
        if (taken.Length == 1)
        {
            return taken[0];
        }

        // What is no ratio holds where it holds in every process.
        if (Array.Exists(taken, static measure => measure.Ratio is null))
        {
            return Array.Find(taken, static measure => measure.Holds == false) ?? taken[0];
        }

        Measure[] sorted = [.. taken.OrderBy(static measure => measure.Ratio)];
        Measure middle = sorted[(sorted.Length - 1) / 2];
        string all = string.Join(", ", sorted.Select(static measure => Figures.Each(measure.Ratio!.Value)));
        return middle with { Result = $"{middle.Result} (median of {taken.Length} processes: {all})" };
    }
}
