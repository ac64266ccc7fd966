using KpiGen.Cache.Benchmarks.Reporting;

namespace KpiGen.Cache.Benchmarks.Measured;

/// <summary>A class of benchmarks that stands for a bar: it runs in rounds, and each of its comparisons becomes a line.</summary>
/// <param name="bar">The number of the bar.</param>
/// <param name="benchmarks">The class.</param>
/// <param name="comparisons">What is compared.</param>
/// <param name="mostRounds">How many rounds are enough: a round takes up to a minute, and some bars are measured in several processes.</param>
internal sealed class BenchmarkMeasurement(int bar, Type benchmarks, IReadOnlyList<Comparison> comparisons, int mostRounds = int.MaxValue) : IMeasurement
{
    public int Bar => bar;

    public async IAsyncEnumerable<Measure> RunAsync(MeasureArguments arguments)
    {
        if (arguments.LeavesOut && comparisons.All(static comparison => comparison.Limit == Limit.None))
        {
            yield break;
        }

        int rounds = Math.Min(arguments.Rounds, mostRounds);
        var all = new List<Figure>();
        for (int round = 0; round < rounds; round++)
        {
            all.AddRange(await Task.Run(() => Round.Run(benchmarks, arguments.IsQuick)));
        }

        ILookup<string, Figure> figures = all.ToLookup(static figure => figure.Name);
        for (int i = 0; i < comparisons.Count; i++)
        {
            yield return Compare(comparisons[i], figures, i == 0 ? Details(figures, rounds) : null);
        }
    }

    private Measure Compare(Comparison comparison, ILookup<string, Figure> figures, DetailTable? details)
    {
        Limit limit = comparison.Limit;
        Figure[] candidate = [.. figures[Round.NameOf(comparison.Category, comparison.Candidate)]];
        Figure[] baseline = [.. figures[Round.NameOf(comparison.Category, comparison.Baseline)]];
        double ratio = Sample.Median(candidate.Zip(baseline, (own, other) => limit.RatioOf(own.Nanoseconds, other.Nanoseconds)));
        long bytes = candidate.Zip(baseline, (own, other) => limit.BytesOf(own.Bytes, other.Bytes)).Max();
        return new Measure(Bar, comparison.What, $"{Figures.Ratio(ratio)}, {Figures.Bytes(bytes)}", limit.Text, limit.IsKeptBy(ratio, bytes), details, ratio);
    }

    private DetailTable Details(ILookup<string, Figure> figures, int rounds) => new(
        benchmarks.Name,
        $"BenchmarkDotNet in one process; medians of {rounds} rounds.",
        ["benchmark", "time", "allocated"],
        [.. figures.Select(static rounds => (string[])
        [
            rounds.Key,
            Figures.Nanoseconds(Sample.Median(rounds.Select(static figure => figure.Nanoseconds))),
            Figures.Bytes(Sample.Median(rounds.Select(static figure => (double)figure.Bytes))),
        ])]);
}
