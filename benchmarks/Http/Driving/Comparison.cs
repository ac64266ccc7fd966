namespace KpiGen.Http.Benchmarks.Driving;

/// <summary>Drives several addresses in alternating rounds, so that what else the machine does hits all of them alike.</summary>
internal sealed class Comparison(Uri server, string[] paths)
{
    private readonly Dictionary<string, List<Round>> _rounds = paths.ToDictionary(path => path, _ => new List<Round>());

    public async Task RunAsync(int rounds, TimeSpan duration)
    {
        foreach (string path in paths)
        {
            await Wrk.RunAsync(new Uri(server, path), duration);
        }

        for (int round = 0; round < rounds; round++)
        {
            foreach (string path in paths)
            {
                _rounds[path].Add(await Wrk.RunAsync(new Uri(server, path), duration));
            }
        }
    }

    /// <summary>Prints medians, and of the throughput the median of the ratios within each round.</summary>
    public void Print(TextWriter output, string reference, string other)
    {
        output.WriteLine(FormattableString.Invariant($"| endpoint | requests/s | p50 | p99 | × `{reference}` | × `{other}` |"));
        output.WriteLine("|---|---:|---:|---:|---:|---:|");
        foreach (string path in paths)
        {
            List<Round> own = _rounds[path];
            output.WriteLine(FormattableString.Invariant(
                $"| `{path}` | {Median.Of(own.Select(round => round.PerSecond)):N0} | {Microseconds(own, round => round.Median)} | {Microseconds(own, round => round.NinetyNinth)} | {Ratio(path, reference):0.000} | {Ratio(path, other):0.000} |"));
        }
    }

    private double Ratio(string path, string other) => Median.Of(_rounds[path].Zip(_rounds[other], static (own, theirs) => own.PerSecond / theirs.PerSecond));

    private static string Microseconds(IEnumerable<Round> rounds, Func<Round, TimeSpan> time)
        => FormattableString.Invariant($"{Median.Of(rounds.Select(round => time(round).TotalMicroseconds)):N0} µs");
}
