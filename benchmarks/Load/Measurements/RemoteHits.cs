using KpiGen.Cache.Benchmarks.Load.Driving;
using KpiGen.Cache.Benchmarks.Load.Subjects;
using KpiGen.Cache.Benchmarks.Reporting;
using KpiGen.Testing;

namespace KpiGen.Cache.Benchmarks.Load.Measurements;

/// <summary>
/// A hit in Redis that memory does not hold: distinct keys, read once each by a node that has just started, one or 32 at a time.
/// </summary>
internal sealed class RemoteHits : IMeasurement
{
    private const double LeastSpeed = 0.95;
    private const long MostBytes = 512;
    private const int MostRepeats = 10;

    // A round is short, and how the machine spreads threads differs from one to the next.
    private const int RoundsInOne = 2;

    private int _round;

    public int Bar => 4;

    public async IAsyncEnumerable<Measure> RunAsync(MeasureArguments arguments)
    {
        var keys = new KeyRange(0, arguments.IsQuick ? 2_000 : 5_000);
        await using RedisServer redis = await RedisServer.StartAsync();
        foreach (SubjectKind kind in SubjectKind.All)
        {
            await using ISubject subject = await kind.StartReadyAsync(redis.ConnectionString);
            await keys.ReadAsync(subject, inFlight: 8);
            await FilledRemote.WaitAsync(redis);
        }

        long graph = PayloadSize.OfGraph();
        foreach (int inFlight in (int[])[1, 32])
        {
            ILookup<string, RemoteHitRound> rounds = await RunRoundsAsync(redis, keys, inFlight, arguments);
            yield return Compare(inFlight, rounds, graph, keys.Count);
        }
    }

    private async Task<ILookup<string, RemoteHitRound>> RunRoundsAsync(RedisServer redis, KeyRange keys, int inFlight, MeasureArguments arguments)
    {
        await Warmth.ReachAsync(() => RunRoundAsync(redis, keys, inFlight), arguments.IsQuick);
        var results = new List<KeyValuePair<string, RemoteHitRound>>();
        int repeats = 0;
        for (int round = 0; round < RoundsInOne * arguments.Rounds;)
        {
            List<KeyValuePair<string, RemoteHitRound>> result = await RunRoundAsync(redis, keys, inFlight);
            if (result.Exists(static subject => subject.Value.Misses > 0))
            {
                // The machine has stood still for longer than a cache waits: the round says nothing about any of them.
                repeats = repeats < MostRepeats ? repeats + 1 : throw new InvalidOperationException("Too many rounds in which the origin was asked.");
                continue;
            }

            results.AddRange(result);
            round++;
        }

        return results.ToLookup(static result => result.Key, static result => result.Value);
    }

    private async Task<List<KeyValuePair<string, RemoteHitRound>>> RunRoundAsync(RedisServer redis, KeyRange keys, int inFlight)
    {
        var round = new List<KeyValuePair<string, RemoteHitRound>>();
        foreach (SubjectKind kind in Turns.Of(SubjectKind.All, _round++))
        {
            round.Add(new(kind.Name, await RemoteHitRound.RunAsync(kind, redis.ConnectionString, keys, inFlight)));
        }

        return round;
    }

    private Measure Compare(int inFlight, ILookup<string, RemoteHitRound> rounds, long graph, int keys)
    {
        double Speed(SubjectKind other) => Sample.MedianRatio(Times(rounds, other), Times(rounds, SubjectKind.KpiGen));
        double raw = Speed(SubjectKind.Raw);
        double fusion = Speed(SubjectKind.Fusion);
        double hybrid = Speed(SubjectKind.Hybrid);
        double extra = Sample.Median(rounds[SubjectKind.KpiGen.Name].Select(static round => round.Bytes)) - graph;
        string result = $"{Figures.Ratio(raw)} raw, {Figures.Ratio(fusion)} FusionCache, {Figures.Ratio(hybrid)} HybridCache; object graph {extra:+#,0;-#,0} B";
        bool holds = raw >= LeastSpeed && fusion > 1 && hybrid > 1 && extra <= MostBytes;
        return new Measure(Bar, $"speed of a hit in Redis, {inFlight} in flight", result, $">= {LeastSpeed:0.00}x raw, ahead of both; graph + {MostBytes} B", holds, Details(inFlight, rounds, graph, keys), raw);
    }

    private static DetailTable Details(int inFlight, ILookup<string, RemoteHitRound> rounds, long graph, int keys) => new(
        $"hits in Redis, {inFlight} in flight",
        $"Medians of {rounds.First().Count()} rounds of {keys:#,0} distinct keys; {PayloadSize.OfMessagePack():#,0} B as MessagePack, an object graph of {graph:#,0} B. Peers serialise with MessagePack-CSharp.",
        ["subject", "time of a hit", "allocated"],
        [.. rounds.Select(static kind => (string[])
        [
            kind.Key,
            Figures.Microseconds(Sample.Median(kind.Select(static round => round.Microseconds))),
            Figures.Bytes(Sample.Median(kind.Select(static round => round.Bytes))),
        ])]);

    private static IEnumerable<double> Times(ILookup<string, RemoteHitRound> rounds, SubjectKind kind) => rounds[kind.Name].Select(static round => round.Microseconds);
}
