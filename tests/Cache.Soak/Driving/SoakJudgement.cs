using System.Diagnostics;
using KpiGen.Cache.Soak.Judging;
using KpiGen.Cache.Soak.Subject;

namespace KpiGen.Cache.Soak.Driving;

/// <summary>Looks at everything that was noted in a run.</summary>
internal static class SoakJudgement
{
    public static SoakResult Of(
        SoakSettings settings, Cluster cluster, FaultInjector injector, Intervals watched, long start, List<string> problems)
    {
        IReadOnlyList<Fault> faults = injector.Faults;
        long end = Stopwatch.GetTimestamp();
        NodeHistory[] nodes = [.. cluster.All.Select(node => NodeHistory.Load(node.Settings.Number, node.Settings.Journal, node.KilledAt, injector.Absences))];
        Intervals outages = watched.Union(Known(faults));
        var oracle = new Oracle(nodes, outages);
        List<Violation> violations = oracle.Judge();
        string TimeOf(long at) => $"{Stopwatch.GetElapsedTime(start, at).TotalSeconds:F3} s";
        problems.AddRange(nodes.SelectMany(node => Recoveries.Missing(node, outages, TimeOf)));
        problems.AddRange(nodes.SelectMany(static node => node.WrongCells.Select(wrong => $"node {node.Number} read cell {wrong.Cell} and got cell {wrong.Version}")));
        problems.AddRange(cluster.Living.SelectMany(LeftOver));
        var result = new SoakResult(settings, nodes, faults, violations, problems)
        {
            Exceptions = cluster.All.Sum(static node => node.Exceptions),
            Excluded = oracle.ExcludedCount,
            Memory = [.. cluster.Living.Where(static node => node is { Warm: not null, End: not null }).Select(static node => (node.Warm!, node.End!))],
            CutOff = nodes.Aggregate(outages, static (all, node) => all.Union(node.Disconnections)).Overlap(start, end) / (double)(end - start),
            Stalled = nodes.Sum(node => (double)node.Stalls.Overlap(start, end)) / ((end - start) * settings.Nodes),
            TimeOf = TimeOf,
        };
        problems.AddRange(Coverage.Missing(result.Reads, result.Hits, result.Invalidations, faults.Count));
        return result;
    }

    // Between two looks of the watch Redis can be gone and back, and between two looks of a node its connection.
    private static Intervals Known(IReadOnlyList<Fault> faults)
    {
        var known = new Intervals();
        foreach (Fault fault in faults.Where(static fault => fault.Kind is FaultKind.RedisRestart or FaultKind.RedisReload or FaultKind.RedisPause or FaultKind.ConnectionKill))
        {
            known.Add(fault.Start, fault.End);
        }

        return known;
    }

    private static IEnumerable<string> LeftOver(NodeProcess node)
    {
        if (node.End is not { } end)
        {
            yield break;
        }

        if (end.Origins + end.Leases + end.Background > 0 || end.Tags > Cells.Shelves)
        {
            yield return $"node {node.Settings.Number} has left over {end.Origins} origin calls, {end.Leases} leases, {end.Background} writes and {end.Tags} tags";
        }

        if (end.Heap - (node.Warm ?? end).Heap > Promises.HeapGrowth)
        {
            yield return $"the heap of node {node.Settings.Number} has grown from {node.Warm!.Heap:N0} to {end.Heap:N0} bytes";
        }
    }
}
