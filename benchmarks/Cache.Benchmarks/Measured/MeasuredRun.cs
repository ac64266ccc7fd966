using System.Globalization;
using KpiGen.Cache.Benchmarks.Reporting;

namespace KpiGen.Cache.Benchmarks.Measured;

/// <summary>Runs the classes that stand for bars in rounds, and reports the ratios.</summary>
internal static class MeasuredRun
{
    public static void Report(MeasureArguments arguments)
    {
        foreach (MeasuredClass measured in MeasuredClass.All.Where(measured => arguments.Includes(measured.Bar)))
        {
            ILookup<string, Figure> figures = Enumerable.Range(0, arguments.Rounds).SelectMany(_ => Round.Run(measured.Benchmarks, arguments.IsQuick)).ToLookup(static figure => figure.Name);
            for (int i = 0; i < measured.Comparisons.Count; i++)
            {
                arguments.Report(Compare(measured, measured.Comparisons[i], figures, i == 0 ? Details(measured, figures, arguments.Rounds) : null));
            }
        }
    }

    private static Measure Compare(MeasuredClass measured, Comparison comparison, ILookup<string, Figure> figures, DetailTable? details)
    {
        Figure[] candidate = [.. figures[Round.NameOf(comparison.Category, comparison.Candidate)]];
        Figure[] baseline = [.. figures[Round.NameOf(comparison.Category, comparison.Baseline)]];
        double ratio = Sample.MedianRatio(candidate.Select(static figure => figure.Nanoseconds), baseline.Select(static figure => figure.Nanoseconds));
        long bytes = candidate.Max(static figure => figure.Bytes);
        string result = string.Create(CultureInfo.InvariantCulture, $"{ratio:0.00}x, {bytes} B");
        string limit = string.Create(CultureInfo.InvariantCulture, $"<= {measured.Limit:0.00}x{(measured.AllocatesNothing ? ", 0 B" : string.Empty)}");
        return new Measure(measured.Bar, comparison.What, result, limit, ratio <= measured.Limit && (!measured.AllocatesNothing || bytes == 0), details);
    }

    private static DetailTable Details(MeasuredClass measured, ILookup<string, Figure> figures, int rounds) => new(
        measured.Benchmarks.Name,
        $"BenchmarkDotNet in one process; medians of {rounds} rounds.",
        ["benchmark", "time", "allocated"],
        [.. figures.Select(static rounds => (string[])
        [
            rounds.Key,
            string.Create(CultureInfo.InvariantCulture, $"{Sample.Median(rounds.Select(static figure => figure.Nanoseconds)):#,0.0} ns"),
            string.Create(CultureInfo.InvariantCulture, $"{Sample.Median(rounds.Select(static figure => (double)figure.Bytes)):#,0} B"),
        ])]);
}
