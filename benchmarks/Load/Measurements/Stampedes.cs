using KpiGen.Cache.Benchmarks.Load.Nodes;
using KpiGen.Cache.Benchmarks.Reporting;
using KpiGen.Testing;

namespace KpiGen.Cache.Benchmarks.Load.Measurements;

/// <summary>10,000 callers of one key that no tier holds, in one process and in four: how often the origin is called, and how long they wait.</summary>
internal sealed class Stampedes : IMeasurement
{
    private const int Callers = 10_000;
    private const int AtLeast = 5;

    public int Bar => 8;

    public async IAsyncEnumerable<Measure> RunAsync(MeasureArguments arguments)
    {
        await using RedisServer redis = await RedisServer.StartAsync();
        await using CountedOrigin origin = await CountedOrigin.ConnectAsync(redis.ConnectionString);
        int stampede = 0;
        foreach (int processes in (int[])[1, 4])
        {
            await using NodeGroup nodes = await NodeGroup.StartAsync(redis.ConnectionString, processes);
            var rounds = new List<StampedeRound>();
            for (int round = -1; round < Math.Max(arguments.Rounds, AtLeast); round++)
            {
                StampedeRound result = await RunAsync(nodes, origin, CountedOrigin.KeyOf(stampede++), Callers / processes);

                // The first round is for the compiler.
                if (round >= 0)
                {
                    rounds.Add(result);
                }
            }

            yield return Judge(processes, rounds);
        }
    }

    private static async Task<StampedeRound> RunAsync(NodeGroup nodes, CountedOrigin origin, int key, int callers)
    {
        double[][] waits = await nodes.AskAsync($"{NodeProgram.Stampede} {key} {callers}");
        double[] all = [.. waits.SelectMany(static wait => wait)];
        return new StampedeRound(await origin.CallsAsync(key), Sample.Median(all), Sample.Percentile(all, 99), all.Max());
    }

    private Measure Judge(int processes, IReadOnlyList<StampedeRound> rounds)
    {
        double duration = CountedOrigin.Duration.TotalMilliseconds;
        double p99 = Sample.Median(rounds.Select(static round => round.P99));
        int calls = rounds.Max(static round => round.Calls);
        var details = new DetailTable(
            $"stampede in {processes} {(processes == 1 ? "process" : "processes")}",
            $"{Callers:#,0} callers in all, an origin that takes {Figures.Milliseconds(duration)}; a line is a round with a key of its own.",
            ["origin calls", "wait p50", "wait p99", "longest"],
            [.. rounds.Select(static round => (string[])[Figures.Count(round.Calls), Figures.Milliseconds(round.P50), Figures.Milliseconds(round.P99), Figures.Milliseconds(round.Max)])]);
        return new Measure(
            Bar,
            $"{Callers:#,0} callers of a cold key, {processes} {(processes == 1 ? "process" : "processes")}",
            $"{calls} origin call{(calls == 1 ? string.Empty : "s")}, p99 {Figures.Milliseconds(p99)}",
            $"1 origin call, p99 <= {Figures.Milliseconds(duration * 1.1)}",
            calls == 1 && p99 <= duration * 1.1,
            details);
    }
}
