using System.Globalization;
using KpiGen.Cache.Benchmarks.Load.Driving;
using KpiGen.Cache.Benchmarks.Load.Nodes;
using KpiGen.Cache.Benchmarks.Reporting;
using KpiGen.Testing;

namespace KpiGen.Cache.Benchmarks.Load.Measurements;

/// <summary>The messages between nodes: how many an invalidation publishes, how many nodes get each, and that reads publish none.</summary>
internal sealed class BackplaneTraffic : IMeasurement
{
    private const int Invalidations = 500;
    private const int ReadMilliseconds = 500;
    private const string Log = "cache!log";

    private static readonly int[] Processes = [1, 2, 4];

    public int Bar => 15;

    public async IAsyncEnumerable<Measure> RunAsync(MeasureArguments arguments)
    {
        var rows = new List<string[]>();
        bool holds = true;
        double readMessages = 0;
        foreach (int processes in Processes)
        {
            await using RedisServer redis = await RedisServer.StartAsync();
            await using NodeGroup nodes = await NodeGroup.StartAsync(redis.ConnectionString, processes);
            double reads = await PublishedAsync(redis, () => nodes.AskAsync($"{NodeProgram.Reads} {ReadMilliseconds}"));
            double published = await PublishedAsync(redis, () => nodes.AskFirstAsync($"{NodeProgram.Invalidate} {Invalidations}")) / Invalidations;
            int subscribers = await SubscribersAsync(redis);
            readMessages += reads;
            holds &= reads == 0 && published <= 1 && subscribers <= processes;
            rows.Add([processes.ToString(CultureInfo.InvariantCulture), Figures.Count(reads), Figures.Each(published), Figures.Each(published * subscribers)]);
        }

        string result = string.Join(" / ", rows.Select(static row => row[3])) + $"; all reads {Figures.Count(readMessages)}";
        var details = new DetailTable(
            "messages between nodes",
            $"PUBLISH commands that the server counts, for {Invalidations} invalidations by one node and for {ReadMilliseconds} ms of reads by all; each message goes to every subscriber.",
            ["processes", "messages of all reads", "messages of an invalidation", "deliveries of an invalidation"],
            rows);
        yield return new Measure(Bar, "messages that an invalidation delivers to 1 / 2 / 4 processes", result, "<= one for each process; reads 0", holds, details);
    }

    private static async Task<double> PublishedAsync(RedisServer redis, Func<Task> run)
    {
        CommandCounts before = await CommandCounts.ReadAsync(redis);
        await run();
        return (await CommandCounts.ReadAsync(redis)).Since(before).Of("publish");
    }

    private static async Task<int> SubscribersAsync(RedisServer redis)
    {
        string[] reply = (await redis.CommandAsync("PUBSUB", "NUMSUB", Log)).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        return int.Parse(reply[^1].TrimStart(':'), CultureInfo.InvariantCulture);
    }
}
