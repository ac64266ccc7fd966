using KpiGen.Cache.Benchmarks.Http.Application;
using KpiGen.Cache.Benchmarks.Http.Driving;
using KpiGen.Cache.Benchmarks.Reporting;

namespace KpiGen.Cache.Benchmarks.Http.Measurements;

/// <summary>A hit that is answered with stored JSON, beside endpoints of the same server that give the same answer in other ways.</summary>
internal sealed class StoredAnswers : IMeasurement
{
    private const double LeastOfPrepared = 0.95;
    private const double LeastOfOutputCache = 1;

    private static readonly string[] Paths = [Endpoints.Prepared, Endpoints.Stored, Endpoints.OutputCache, Endpoints.Serialised];

    // A round is as short as wrk allows: how the machine spreads threads differs from one to the next, and many rounds say more than long ones.
    private const int RoundsInOne = 2;

    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(10);

    public int Bar => 11;

    public async IAsyncEnumerable<Measure> RunAsync(MeasureArguments arguments)
    {
        await using WebApplication application = Endpoints.Start();
        var server = new Uri(application.Urls.Single());
        int size = await SameBodies.CheckAsync(server, Paths);
        ILookup<string, WrkRound> rounds = await DriveAsync(server, arguments);
        yield return Compare("the same bytes, prepared", Endpoints.Prepared, LeastOfPrepared, rounds, Details(rounds, size));
        yield return Compare("ASP.NET Core's output cache", Endpoints.OutputCache, LeastOfOutputCache, rounds);
    }

    // By turns, so that what else the machine does hits all of them alike.
    private static async Task<ILookup<string, WrkRound>> DriveAsync(Uri server, MeasureArguments arguments)
    {
        await WarmAsync(server);
        var rounds = new List<(string Path, WrkRound Result)>();
        int count = arguments.IsQuick ? arguments.Rounds : RoundsInOne * arguments.Rounds;
        for (int round = 0; round < count; round++)
        {
            foreach (string path in Turns.Of(Paths, round))
            {
                rounds.Add((path, await Wrk.RunAsync(new Uri(server, path), TimeSpan.FromSeconds(1))));
            }
        }

        return rounds.ToLookup(static round => round.Path, static round => round.Result);
    }

    // All at once: .NET compiles the code that they share for what it sees first, which must not be one of them alone.
    private static async Task WarmAsync(Uri server) => await Task.WhenAll(Paths.Select(path => Wrk.RunAsync(new Uri(server, path), WarmUp)));

    private Measure Compare(string what, string other, double least, ILookup<string, WrkRound> rounds, DetailTable? details = null)
    {
        double ratio = Sample.MedianRatio(rounds[Endpoints.Stored].Select(static round => round.PerSecond), rounds[other].Select(static round => round.PerSecond));
        return new Measure(Bar, $"GET of a hit, answers a second beside {what}", Figures.Ratio(ratio), $">= {Figures.Ratio(least)}", ratio >= least, details, ratio);
    }

    private static DetailTable Details(ILookup<string, WrkRound> rounds, int size) => new(
        "GET of a hit",
        $"Endpoints of one Kestrel that answer with the same {Figures.Bytes(size)} of JSON, driven by wrk with one thread and {Wrk.Connections} connections; medians of {rounds.First().Count()} alternating rounds.",
        ["endpoint", "answers a second", "p50", "p99"],
        [.. rounds.Select(static endpoint => (string[])
        [
            endpoint.Key,
            Figures.Count(Sample.Median(endpoint.Select(static round => round.PerSecond))),
            Figures.Microseconds(Sample.Median(endpoint.Select(static round => round.Median.TotalMicroseconds))),
            Figures.Microseconds(Sample.Median(endpoint.Select(static round => round.NinetyNinth.TotalMicroseconds))),
        ])]);
}
