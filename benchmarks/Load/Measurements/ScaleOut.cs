using System.Globalization;
using KpiGen.Cache.Benchmarks.Load.Driving;
using KpiGen.Cache.Benchmarks.Load.Nodes;
using KpiGen.Cache.Benchmarks.Reporting;
using KpiGen.Testing;

namespace KpiGen.Cache.Benchmarks.Load.Measurements;

/// <summary>One, two and four processes on one Redis, and on a cluster: what they answer in a second, reading only or invalidating as well.</summary>
internal sealed class ScaleOut : IMeasurement
{
    private static readonly int[] Processes = [1, 2, 4];

    public int Bar => 15;

    public async IAsyncEnumerable<Measure> RunAsync(MeasureArguments arguments)
    {
        await using (RedisServer redis = await RedisServer.StartAsync())
        {
            yield return await RunAsync("one Redis", redis.ConnectionString, arguments);
        }

        await using RedisCluster cluster = await RedisCluster.StartAsync();
        yield return await RunAsync("a cluster of three primaries", cluster.ConnectionString, arguments);
    }

    private async Task<Measure> RunAsync(string servers, string redis, MeasureArguments arguments)
    {
        int milliseconds = arguments.IsQuick ? 500 : 1_500;
        var rows = new List<string[]>();
        var mixes = new List<double>();
        foreach (int processes in Processes)
        {
            await using NodeGroup nodes = await NodeGroup.StartAsync(redis, processes);
            double reads = await MedianAsync(nodes, $"{NodeProgram.Reads} {milliseconds}", arguments.Rounds);
            double mix = await MedianAsync(nodes, $"{NodeProgram.Mix} {milliseconds}", arguments.Rounds);
            mixes.Add(mix);
            rows.Add([processes.ToString(CultureInfo.InvariantCulture), Figures.Count(reads), Figures.Count(mix)]);
        }

        var details = new DetailTable(
            $"processes on {servers}",
            $"Calls of all processes in a second, medians of {arguments.Rounds} rounds; {Traffic.HotKeys:#,0} hot keys. They share the cores of this machine with each other and with Redis, so the sum does not grow beyond those.",
            ["processes", "hits", "95 % reads, 5 % invalidations"],
            rows);
        string result = string.Join(" / ", mixes.Select(Figures.Count));
        return new Measure(Bar, $"1 / 2 / 4 processes on {servers}, 95 % reads and 5 % invalidations, calls a second", result, "published", Holds: null, details);
    }

    private static async Task<double> MedianAsync(NodeGroup nodes, string request, int rounds)
    {
        var sums = new List<double>();
        for (int round = -1; round < rounds; round++)
        {
            double sum = (await nodes.AskAsync(request)).Sum(static answer => answer[0]);

            // The first round is for the compiler.
            if (round >= 0)
            {
                sums.Add(sum);
            }
        }

        return Sample.Median(sums);
    }
}
