using KpiGen.Cache.Soak.Judging;
using KpiGen.Cache.Soak.Nodes;

namespace KpiGen.Cache.Soak.Driving;

/// <summary>What a run came to.</summary>
internal sealed record SoakResult(
    SoakSettings Settings, IReadOnlyList<NodeHistory> Nodes, IReadOnlyList<Fault> Faults, IReadOnlyList<Violation> Violations, IReadOnlyList<string> Problems)
{
    public required int Exceptions { get; init; }

    public required int Excluded { get; init; }

    public required IReadOnlyList<(NodeReport Warm, NodeReport End)> Memory { get; init; }

    /// <summary>Gets for how much of the time nodes did not get to run, and promises about time were longer by as much.</summary>
    public required double Stalled { get; init; }

    /// <summary>Gets what writes a moment as time since the start of the run.</summary>
    public required Func<long, string> TimeOf { get; init; }

    public bool IsGood => Violations.Count == 0 && Exceptions == 0 && Problems.Count == 0;

    /// <summary>Returns the run in one line.</summary>
    public override string ToString()
    {
        string faults = string.Join(", ", Faults.CountBy(static fault => fault.Kind).OrderBy(static count => count.Key).Select(static count => $"{count.Value} {NameOf(count.Key)}"));
        return $"soak: {Settings.Duration.TotalSeconds:N0} s, seed {Settings.Seed}, {Settings.Nodes} nodes, {Nodes.Sum(static node => node.ReadCount):N0} reads, "
            + $"{Nodes.Sum(static node => node.Writes.Count):N0} invalidations, faults: {faults}; violations {Violations.Count}, exceptions {Exceptions}, "
            + $"problems {Problems.Count}, excluded {Excluded}; stalled {Stalled:P0}; heap {Megabytes(static pair => pair.Heap)}, resident {Megabytes(static report => report.ResidentSet)}";
    }

    private static string NameOf(FaultKind kind) => kind switch
    {
        FaultKind.RedisRestart => "Redis restarts",
        FaultKind.RedisPause => "Redis pauses",
        FaultKind.Flush => "flushes",
        FaultKind.LostBookkeeping => "losses of bookkeeping",
        FaultKind.ConnectionKill => "connection kills",
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
        return $"{of(warm) >> 20} -> {of(end) >> 20} MB";
    }
}
