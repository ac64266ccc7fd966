using System.Diagnostics;
using KpiGen.Cache.Benchmarks.Load.Driving;
using KpiGen.Cache.Benchmarks.Load.Subjects;
using KpiGen.Cache.Benchmarks.Reporting;
using KpiGen.Testing;

namespace KpiGen.Cache.Benchmarks.Load.Measurements;

/// <summary>A miss in both tiers under an origin that answers at once: what the caller waits for, and what it costs the processor.</summary>
internal sealed class Misses : IMeasurement
{
    private const double MostRoundTrips = 2;
    private const double MostProcessorTime = 1.0;
    private const int InFlight = 8;
    private const int SlowMisses = 20;
    private const int CountedMisses = 1_000;

    private static readonly TimeSpan Delay = TimeSpan.FromMilliseconds(30);
    private static readonly SubjectKind[] Kinds = [SubjectKind.KpiGen, SubjectKind.Uncompressed, SubjectKind.Fusion, SubjectKind.Hybrid];

    // A round is short, and how the machine spreads threads differs from one to the next.
    private const int RoundsInOne = 2;

    private int _next;
    private int _round;

    public int Bar => 7;

    public async IAsyncEnumerable<Measure> RunAsync(MeasureArguments arguments)
    {
        await using RedisServer redis = await RedisServer.StartAsync();
        yield return await RunRoundTripsAsync(redis);
        ILookup<string, double> times = await RunProcessorTimeAsync(redis, arguments);
        yield return Compare(times, SubjectKind.KpiGen, "processor time of a miss beside HybridCache", TimesOf(times, arguments));
        yield return Compare(times, SubjectKind.Uncompressed, "processor time of a miss, stored uncompressed as HybridCache does, beside HybridCache");
    }

    private async Task<Measure> RunRoundTripsAsync(RedisServer redis)
    {
        var rows = new List<string[]>();
        double awaited = 0;
        foreach (SubjectKind kind in Kinds)
        {
            double roundTrips = await CountRoundTripsAsync(redis, kind);
            awaited = kind == SubjectKind.KpiGen ? roundTrips : awaited;
            rows.Add([kind.Name, Figures.Each(roundTrips), await CountCommandsAsync(redis, kind)]);
        }

        var details = new DetailTable(
            "round trips of a miss",
            $"Redis answers through a link that keeps every reply for {Delay.TotalMilliseconds} ms, and the time of a miss is divided by that. Commands are those that the "
            + "server counts for a miss, the ones that its scripts run and the ones behind the answer included.",
            ["subject", "awaited", "commands"],
            rows);
        return new Measure(Bar, "round trips that the caller of a miss waits for", Figures.Each(awaited), $"<= {MostRoundTrips}", Math.Round(awaited) <= MostRoundTrips, details, awaited);
    }

    private async Task<double> CountRoundTripsAsync(RedisServer redis, SubjectKind kind)
    {
        await using var link = new SlowLink(redis.Port, Delay);
        await using ISubject subject = await kind.StartReadyAsync(link.ConnectionString);
        var times = new List<double>();
        for (int i = 0; i < SlowMisses; i++)
        {
            // What is stored behind the answer before is not part of this miss.
            await Task.Delay(3 * Delay);
            long start = Stopwatch.GetTimestamp();
            await subject.ReadAsync(_next++);
            times.Add(Stopwatch.GetElapsedTime(start) / Delay);
        }

        return Sample.Median(times);
    }

    private async Task<string> CountCommandsAsync(RedisServer redis, SubjectKind kind)
    {
        await using ISubject subject = await kind.StartReadyAsync(redis.ConnectionString);
        await FilledRemote.WaitAsync(redis);
        CommandCounts before = await CommandCounts.ReadAsync(redis);
        await NextKeys(CountedMisses).ReadAsync(subject, inFlight: 1);
        await FilledRemote.WaitAsync(redis);
        CommandCounts counts = (await CommandCounts.ReadAsync(redis)).Since(before);
        return string.Join(", ", counts.Calls
            .Where(static call => call.Value >= CountedMisses)
            .OrderBy(static call => call.Key, StringComparer.Ordinal)
            .Select(static call => $"{call.Key} {Figures.Each((double)call.Value / CountedMisses)}"));
    }

    private async Task<ILookup<string, double>> RunProcessorTimeAsync(RedisServer redis, MeasureArguments arguments)
    {
        var times = new List<(string Name, double Microseconds)>();
        await Warmth.ReachAsync(() => RunRoundAsync(redis, MissesOf(arguments)), arguments.IsQuick);
        for (int round = 0; round < RoundsOf(arguments); round++)
        {
            times.AddRange(await RunRoundAsync(redis, MissesOf(arguments)));
        }

        return times.ToLookup(static time => time.Name, static time => time.Microseconds);
    }

    private static int RoundsOf(MeasureArguments arguments) => RoundsInOne * arguments.Rounds;

    private static int MissesOf(MeasureArguments arguments) => arguments.IsQuick ? 2_000 : 5_000;

    private Measure Compare(ILookup<string, double> times, SubjectKind kind, string name, DetailTable? details = null)
    {
        double ratio = Sample.MedianRatio(times[kind.Name], times[SubjectKind.Hybrid.Name]);
        return new Measure(Bar, name, Figures.Ratio(ratio), $"<= {Figures.Ratio(MostProcessorTime)}", ratio <= MostProcessorTime, details, ratio);
    }

    private static DetailTable TimesOf(ILookup<string, double> times, MeasureArguments arguments) => new(
        "processor time of a miss",
        $"Time of this process, what it does behind the answer included; medians of {RoundsOf(arguments)} rounds of {MissesOf(arguments):#,0} keys that nobody has read, {InFlight} in flight.",
        ["subject", "processor time"],
        [.. times.Select(static kind => (string[])[kind.Key, Figures.Microseconds(Sample.Median(kind))])]);

    private async Task<List<(string Name, double Microseconds)>> RunRoundAsync(RedisServer redis, int misses)
    {
        var round = new List<(string Name, double Microseconds)>();
        foreach (SubjectKind kind in Turns.Of(Kinds, _round++))
        {
            round.Add((kind.Name, await ProcessorTimeAsync(redis, kind, misses)));
        }

        return round;
    }

    private async Task<double> ProcessorTimeAsync(RedisServer redis, SubjectKind kind, int misses)
    {
        await using ISubject subject = await kind.StartReadyAsync(redis.ConnectionString);
        KeyRange keys = NextKeys(misses);
        using var process = Process.GetCurrentProcess();
        TimeSpan before = process.TotalProcessorTime;
        await keys.ReadAsync(subject, InFlight);
        await FilledRemote.WaitAsync(redis);
        process.Refresh();
        return (process.TotalProcessorTime - before).TotalMicroseconds / misses;
    }

    private KeyRange NextKeys(int count)
    {
        _next += count;
        return new KeyRange(_next - count, count);
    }
}
