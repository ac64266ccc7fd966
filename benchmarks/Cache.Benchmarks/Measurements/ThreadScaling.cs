using System.Collections.Concurrent;
using KpiGen.Cache.Benchmarks.Reporting;
using KpiGen.Cache.Benchmarks.Subjects;

namespace KpiGen.Cache.Benchmarks.Measurements;

/// <summary>
/// How many hits two threads get in the time in which one thread gets one: close to two, unless they share something that they write. Work that
/// shares nothing at all says how much two threads could get done, a bare dictionary what a lookup could.
/// </summary>
/// <remarks>On a busy machine look at the processor time of a hit: what threads share makes it longer, whoever else runs.</remarks>
internal sealed class ThreadScaling : IMeasurement
{
    private const double Least = 1.7;
    private const string Region = "north";

    public int Bar => 3;

    public async IAsyncEnumerable<Measure> RunAsync(MeasureArguments arguments)
    {
        await using Node node = Node.Start();
        IPairService service = node.Get<IPairService>();
        var dictionary = new ConcurrentDictionary<(int, string), Task<KpiPayload>>();
        foreach (int key in (int[])[1, 2])
        {
            dictionary[(key, Region)] = service.GetAsync(key, Region, CancellationToken.None);
        }

        ThreadWork[] works =
        [
            new("KpiGen, two keys", key => _ = service.GetAsync(key, Region, CancellationToken.None), 2),
            new("KpiGen, one key", key => _ = service.GetAsync(key, Region, CancellationToken.None), 1),
            new("ConcurrentDictionary, two keys", key => dictionary.TryGetValue((key, Region), out _), 2),
            new("ConcurrentDictionary, one key", key => dictionary.TryGetValue((key, Region), out _), 1),
            new("nothing shared", static _ => Region.GetHashCode(StringComparison.Ordinal), 2),
        ];
        ILookup<string, ThreadRound> rounds = Measure(works, arguments);
        yield return Judge("hits in memory, two keys", rounds[works[0].Name], Least, Details(rounds));
        yield return Judge("hits in memory, one key", rounds[works[1].Name], Least);
        yield return Judge("lookups in a ConcurrentDictionary, two keys", rounds[works[2].Name], null);
        yield return Judge("lookups in a ConcurrentDictionary, one key", rounds[works[3].Name], null);
    }

    // The first round is for the compiler.
    private static ILookup<string, ThreadRound> Measure(ThreadWork[] works, MeasureArguments arguments)
        => Enumerable.Range(-1, (arguments.Rounds * 3) + 1)
            .SelectMany(round => works.Select(work => (Round: round, work.Name, Result: ThreadRound.Run(work, arguments.IsQuick ? 500_000 : 4_000_000))).ToArray())
            .Where(static result => result.Round >= 0)
            .ToLookup(static result => result.Name, static result => result.Result);

    private Measure Judge(string what, IEnumerable<ThreadRound> rounds, double? least, DetailTable? details = null)
    {
        double scale = Sample.Median(rounds.Select(static round => round.Scale));
        return new Measure(Bar, $"{what}: two threads beside one", Figures.Ratio(scale), least is { } bar ? $">= {Figures.Ratio(bar)}" : "–", least is null ? null : scale >= least, details, scale);
    }

    private static DetailTable Details(ILookup<string, ThreadRound> rounds) => new(
        "two threads",
        $"Medians of {rounds.First().Count()} rounds, in each of which one thread works alone and then two do. Every thread is observed on its own, as every request is.",
        ["work", "two threads beside one", "quartiles", "processor time of a call, two threads beside one"],
        [.. rounds.Select(static work => (string[])
        [
            work.Key,
            Figures.Ratio(Sample.Median(work.Select(static round => round.Scale))),
            $"{Figures.Ratio(Sample.Percentile(work.Select(static round => round.Scale), 25))} to {Figures.Ratio(Sample.Percentile(work.Select(static round => round.Scale), 75))}",
            Figures.Ratio(Sample.Median(work.Select(static round => round.Processor))),
        ])]);
}
