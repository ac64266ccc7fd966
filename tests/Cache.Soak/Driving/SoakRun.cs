using System.Diagnostics;
using KpiGen.Cache.Soak.Judging;

namespace KpiGen.Cache.Soak.Driving;

/// <summary>One run: load and faults for the time that was asked for, then judgement.</summary>
internal static class SoakRun
{
    // The end is quiet, so that what is left over can be told from what is under way.
    private static readonly TimeSpan Quiet = TimeSpan.FromSeconds(3);

    public static async Task<SoakResult> RunAsync(SoakSettings settings, Cluster cluster)
    {
        long start = Stopwatch.GetTimestamp();
        using var stopping = new CancellationTokenSource();
        Task<Intervals> watch = new RedisWatch(cluster.Redis).RunAsync(stopping.Token);
        var injector = new FaultInjector(cluster, new FaultSchedule(settings.Seed));
        using (var faulty = new CancellationTokenSource(settings.Duration > Quiet ? settings.Duration - Quiet : TimeSpan.Zero))
        {
            await injector.RunAsync(faulty.Token);
        }

        TimeSpan left = settings.Duration - Stopwatch.GetElapsedTime(start);
        await Task.Delay(left > Quiet ? left : Quiet);
        List<string> problems = [.. cluster.All.Where(static node => node.HasCrashed).Select(static node => $"node {node.Settings.Number} has crashed")];
        problems.AddRange(await EndAsync(cluster));
        await stopping.CancelAsync();
        Intervals outages = await watch;
        return SoakJudgement.Of(settings, cluster, injector, outages, start, problems);
    }

    private static async Task<IEnumerable<string>> EndAsync(Cluster cluster)
    {
        (NodeProcess Node, bool Ended)[] ends = await Task.WhenAll(cluster.Living.Select(static async node => (node, await node.EndAsync())));
        return ends.Where(static end => !end.Ended).Select(static end => $"node {end.Node.Settings.Number} did not end as it should");
    }
}
