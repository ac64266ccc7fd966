using KpiGen.Cache.Soak.Judging;
using KpiGen.Cache.Soak.Nodes;

namespace KpiGen.Cache.Soak.Driving;

/// <summary>What a run came to.</summary>
internal sealed record SoakResult(
    SoakSettings Settings, IReadOnlyList<NodeHistory> Nodes, IReadOnlyList<Fault> Faults, IReadOnlyList<Violation> Violations, IReadOnlyList<string> Problems)
{
    private const double Megabyte = 1024 * 1024;

    public required int Exceptions { get; init; }

    public required int Excluded { get; init; }

    public required IReadOnlyList<(NodeReport Warm, NodeReport End)> Memory { get; init; }

    /// <summary>Gets for how much of the time a node or all of them were without Redis, and the longer of the promises applied.</summary>
    public required double CutOff { get; init; }

    /// <summary>Gets for how much of the time nodes did not get to run, and promises about time were longer by as much.</summary>
    public required double Stalled { get; init; }

    /// <summary>Gets what writes a moment as time since the start of the run.</summary>
    public required Func<long, string> TimeOf { get; init; }

    public bool IsGood => Violations.Count == 0 && Exceptions == 0 && Problems.Count == 0;

    public long Reads => Nodes.Sum(static node => node.ReadCount);

    public long Invalidations => Nodes.Sum(static node => (long)node.Writes.Count);

    /// <summary>Gets how many calls the cache answered on the nodes that lived to the end.</summary>
    public long Hits => Memory.Sum(static reports => reports.End.Hits);

    /// <summary>Returns the run in one line.</summary>
    public override string ToString()
        => $"soak: {Settings.Duration.TotalSeconds:N0} s, seed {Settings.Seed}, {Settings.Nodes} nodes, "
            + $"{Reads + Invalidations:N0} operations ({Reads:N0} reads, {Invalidations:N0} invalidations; {HitRate:P0} hits), "
            + $"{Faults.Count} faults ({FaultsByKind}), {Violations.Count} violations, {Exceptions} exceptions, {Problems.Count} problems; "
            + $"{Excluded} excluded, {CutOff:P0} cut off, {Stalled:P0} stalled; memory {Megabytes(static report => report.ResidentSet)}, heap {Megabytes(static report => report.Heap)}";

    private double HitRate => Memory.Count == 0 ? 0 : (double)Hits / Memory.Sum(static reports => Math.Max(1, reports.End.Calls));

    private string FaultsByKind => string.Join(
        ", ", Faults.CountBy(static fault => fault.Kind).OrderBy(static count => count.Key).Select(static count => $"{count.Value} {NameOf(count.Key)}"));

    private static string NameOf(FaultKind kind) => kind switch
    {
        FaultKind.RedisRestart => "Redis kills",
        FaultKind.RedisReload => "Redis reloads",
        FaultKind.RedisPause => "Redis pauses",
        FaultKind.Flush => "flushes",
        FaultKind.LostBookkeeping => "losses of bookkeeping",
        FaultKind.ConnectionKill => "connection kills",
        FaultKind.SubscriptionKill => "subscription kills",
        FaultKind.NodeKill => "node kills",
        _ => "node pauses",
    };

    // Of the node that has grown most.
    private string Megabytes(Func<NodeReport, long> of)
    {
        if (Memory.Count == 0)
        {
            return "not measured";
        }

        (NodeReport warm, NodeReport end) = Memory.MaxBy(pair => of(pair.End) - of(pair.Warm));
        return $"{of(warm) / Megabyte:F1} MB -> {of(end) / Megabyte:F1} MB";
    }
}
