using System.Diagnostics;
using System.Globalization;
using KpiGen.Cache.Benchmarks.Load.Subjects;
using KpiGen.Cache.Benchmarks.Reporting;
using KpiGen.Testing;

namespace KpiGen.Cache.Benchmarks.Load.Measurements;

/// <summary>
/// Invalidating a type of which Redis holds a million entries, again and again while they are being removed: how long the caller waits, when
/// another node serves the new value, and whether Redis was ever busy for long.
/// </summary>
internal sealed class TypeInvalidation : IMeasurement
{
    private const int Invalidations = 200;
    private const double MostWait = 5;
    private const double MostEffect = 50;
    private const string SlowMicroseconds = "10000";

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);

    public int Bar => 9;

    public async IAsyncEnumerable<Measure> RunAsync(MeasureArguments arguments)
    {
        int entries = arguments.IsQuick ? 100_000 : 1_000_000;
        await using RedisServer redis = await RedisServer.StartAsync("--slowlog-log-slower-than", SlowMicroseconds);
        await StoredEntries.FillAsync(redis.ConnectionString, entries);
        var origin = new VersionedOrigin();
        await using KpiNode node = await KpiNode.StartAsync(redis.ConnectionString, origin);
        await using KpiNode other = await KpiNode.StartAsync(redis.ConnectionString, origin);
        await WarmUpAsync();

        // Filling it is not what is measured.
        await redis.CommandAsync("SLOWLOG", "RESET");
        (List<double> waits, List<double> effects) = await RunAsync(node, other, origin);
        int slow = NumberOf(await redis.CommandAsync("SLOWLOG", "LEN"));
        string left = Figures.Count(NumberOf(await redis.CommandAsync("DBSIZE")));
        yield return Judge(entries, waits, effects, slow, left);
    }

    // On another server, so that the entries are all there when it begins.
    private static async Task WarmUpAsync()
    {
        await using RedisServer redis = await RedisServer.StartAsync();
        var origin = new VersionedOrigin();
        await using KpiNode node = await KpiNode.StartAsync(redis.ConnectionString, origin);
        await using KpiNode other = await KpiNode.StartAsync(redis.ConnectionString, origin);
        await RunAsync(node, other, origin);
    }

    private static async Task<(List<double> Waits, List<double> Effects)> RunAsync(KpiNode node, KpiNode other, VersionedOrigin origin)
    {
        var waits = new List<double>();
        var effects = new List<double>();
        for (int i = 0; i < Invalidations; i++)
        {
            await node.ReadAsync(0);
            await other.ReadAsync(0);
            origin.Change();
            long start = Stopwatch.GetTimestamp();
            Task<double> effect = Task.Run(() => WaitForAsync(other, origin.Version, start));
            await node.Invalidator.InvalidateTypeAsync(CacheType.Dashboard);
            waits.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            effects.Add(await effect);
            await Task.Delay(Pause);
        }

        return (waits, effects);
    }

    private static async Task<double> WaitForAsync(KpiNode node, long version, long start)
    {
        while ((await node.ReadAsync(0)).Orders != version)
        {
            await Task.Yield();
        }

        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }

    private Measure Judge(int entries, List<double> waits, List<double> effects, int slow, string left)
    {
        double wait = Sample.Percentile(waits, 99);
        double effect = Sample.Percentile(effects, 99);
        var details = new DetailTable(
            "invalidating a large type",
            $"{Invalidations} invalidations of a type with {entries:#,0} entries in Redis, {Pause.TotalMilliseconds} ms apart; when the last had returned, {left} keys were left to remove.",
            ["", "p50", "p99", "longest"],
            [Row("the caller waits", waits), Row("another node serves the new value after", effects)]);
        return new Measure(
            Bar,
            $"invalidating a type of {entries:#,0} entries",
            $"p99 {Figures.Milliseconds(wait)}; elsewhere after {Figures.Milliseconds(effect)}; {slow} slow commands",
            $"<= {MostWait:0} ms; <= {MostEffect:0} ms; none over 10 ms",
            wait <= MostWait && effect <= MostEffect && slow == 0,
            details);
    }

    private static string[] Row(string name, List<double> values) =>
        [name, Figures.Milliseconds(Sample.Median(values)), Figures.Milliseconds(Sample.Percentile(values, 99)), Figures.Milliseconds(values.Max())];

    private static int NumberOf(string reply) => int.Parse(reply.Trim().TrimStart(':'), CultureInfo.InvariantCulture);
}
