using System.Diagnostics;
using KpiGen.Cache.Benchmarks.Load.Driving;
using KpiGen.Cache.Benchmarks.Load.Subjects;
using KpiGen.Cache.Benchmarks.Reporting;
using KpiGen.Testing;

namespace KpiGen.Cache.Benchmarks.Load.Measurements;

/// <summary>A batch of 100 ids, half of them in Redis and none in memory, beside 100 single calls one after the other.</summary>
internal sealed class Batches : IMeasurement
{
    private const int Ids = 100;
    private const double LeastSpeed = 10;

    // Two calls of a hundred ids each: memory has room for all of a round.
    private const int Pairs = 40;

    private int _next;

    public int Bar => 10;

    public async IAsyncEnumerable<Measure> RunAsync(MeasureArguments arguments)
    {
        yield return await RunSpeedAsync(arguments);
        yield return await RunCommandsAsync();
    }

    private async Task<Measure> RunSpeedAsync(MeasureArguments arguments)
    {
        await Warmth.ReachAsync(() => RunRoundAsync([], []), arguments.IsQuick);
        var batches = new List<double>();
        var singles = new List<double>();
        for (int round = 0; round < arguments.Rounds; round++)
        {
            await RunRoundAsync(batches, singles);
        }

        double speed = Sample.MedianRatio(singles, batches);
        var details = new DetailTable(
            "a batch beside single calls",
            $"Medians of {batches.Count} alternating pairs, {Pairs} one after the other on a node that has just started; every one has {Ids} ids that this node has never read, half of which another node has stored.",
            [$"{Ids} ids as", "time"],
            [["one batch", Figures.Microseconds(Sample.Median(batches))], ["single calls, one after the other", Figures.Microseconds(Sample.Median(singles))]]);
        return new Measure(Bar, $"speed of a batch of {Ids} beside single calls", Figures.Ratio(speed), $">= {LeastSpeed:0}x", speed >= LeastSpeed, details, speed);
    }

    private async Task RunRoundAsync(List<double> batches, List<double> singles)
    {
        await using RedisServer redis = await RedisServer.StartAsync();
        await using KpiNode other = await KpiNode.StartAsync(redis.ConnectionString);
        await using KpiNode node = await KpiNode.StartAsync(redis.ConnectionString);
        int[][] calls = [.. (await PrepareAsync(redis, other, 2 * Pairs * Ids)).Chunk(Ids)];
        for (int call = 0; call < calls.Length; call += 2)
        {
            batches.Add(await TimeAsync(calls[call], days => node.Service.GetManyAsync(days, Origin.Region, CancellationToken.None)));
            singles.Add(await TimeAsync(calls[call + 1], days => ReadSinglyAsync(node, days)));
        }
    }

    private async Task<Measure> RunCommandsAsync()
    {
        await using RedisCluster cluster = await RedisCluster.StartAsync();
        await using KpiNode other = await KpiNode.StartAsync(cluster.ConnectionString);
        await using KpiNode node = await KpiNode.StartAsync(cluster.ConnectionString);
        long single = await CountSingleServerAsync();
        int[] days = await PrepareAsync(cluster.Servers[0], other, Ids);
        long before = await ReadsAsync(cluster);
        await node.Service.GetManyAsync(days, Origin.Region, CancellationToken.None);
        long clustered = await ReadsAsync(cluster) - before;
        string result = $"{single} on one server, {clustered} on a cluster";
        return new Measure(Bar, $"MGET commands of a batch of {Ids}", result, $"1 for each slot: 1, and <= {Ids}", single == 1 && clustered is > 0 and <= Ids);
    }

    private async Task<long> CountSingleServerAsync()
    {
        await using RedisServer redis = await RedisServer.StartAsync();
        await using KpiNode other = await KpiNode.StartAsync(redis.ConnectionString);
        await using KpiNode node = await KpiNode.StartAsync(redis.ConnectionString);
        int[] days = await PrepareAsync(redis, other, Ids);
        CommandCounts before = await CommandCounts.ReadAsync(redis);
        await node.Service.GetManyAsync(days, Origin.Region, CancellationToken.None);
        return (await CommandCounts.ReadAsync(redis)).Since(before).Of("mget");
    }

    private static async Task<long> ReadsAsync(RedisCluster cluster)
    {
        long reads = 0;
        foreach (RedisServer server in cluster.Servers)
        {
            reads += (await CommandCounts.ReadAsync(server)).Of("mget");
        }

        return reads;
    }

    // Every second id is stored by another node.
    private async Task<int[]> PrepareAsync(RedisServer redis, KpiNode other, int ids)
    {
        int[] days = [.. Enumerable.Range(_next, ids)];
        _next += ids;
        foreach (int[] some in days.Where(static id => id % 2 == 0).Chunk(Ids))
        {
            await Task.WhenAll(some.Select(id => other.ReadAsync(id).AsTask()));
        }

        await FilledRemote.WaitAsync(redis);
        return days;
    }

    private static async Task<double> TimeAsync(int[] days, Func<int[], Task> read)
    {
        long start = Stopwatch.GetTimestamp();
        await read(days);
        return Stopwatch.GetElapsedTime(start).TotalMicroseconds;
    }

    private static async Task ReadSinglyAsync(KpiNode node, IEnumerable<int> days)
    {
        foreach (int id in days)
        {
            await node.ReadAsync(id);
        }
    }
}
