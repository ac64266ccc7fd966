using System.Diagnostics;
using KpiGen.Cache.Soak.Journals;

namespace KpiGen.Cache.Soak.Judging;

/// <summary>
/// Judges reads by what had been invalidated before they began. On the node of an invalidation it holds from its return on. On the others it
/// holds within the coherence window while Redis can be reached; otherwise within the limit for nodes that are cut off, after the trouble.
/// </summary>
/// <remarks>
/// Time during which a node did not get to run does not count for it: no node can act while it is stopped. Whether a node was in contact is the
/// node's own view; <see cref="Recoveries"/> sees to it that this excuses nothing for long.
/// </remarks>
internal sealed class Oracle
{
    // Trouble that ended just before an invalidation returned may have kept its message back.
    private static readonly long Before = Ticks(TimeSpan.FromMilliseconds(100));

    private static readonly long Connected = Ticks(Promises.CoherenceWindow + Promises.Slack);
    private static readonly long CutOff = Ticks(Promises.DisconnectedLimit + Promises.CoherenceWindow + Promises.Slack);

    private readonly IReadOnlyList<NodeHistory> _nodes;
    private readonly Intervals _outages;
    private readonly Dictionary<int, CellWrites> _cells;
    private readonly HashSet<JournalRecord> _excluded = [];
    private readonly Dictionary<(NodeHistory Reader, NodeHistory Writer), (Intervals Trouble, Intervals Lost)> _trouble = [];

    /// <param name="nodes">What happened on the nodes.</param>
    /// <param name="outages">When Redis could not be reached by anybody.</param>
    public Oracle(IReadOnlyList<NodeHistory> nodes, Intervals outages)
    {
        _nodes = nodes;
        _outages = outages;
        _cells = nodes.SelectMany(static node => node.Writes.Select(write => (node, write)))
            .GroupBy(static entry => entry.write.Cell)
            .ToDictionary(static cell => cell.Key, static cell => new CellWrites(cell));
    }

    /// <summary>Gets how many invalidations bound nobody else, because their node was killed before it could make them known.</summary>
    public int ExcludedCount => _excluded.Count;

    /// <summary>Returns the reads that were too old, each version of a cell once for each node.</summary>
    public List<Violation> Judge()
        => [.. _nodes.SelectMany(reader => reader.Reads.Select(group => Judge(reader, group)).OfType<Violation>())];

    /// <summary>Converts a time to ticks of Stopwatch.</summary>
    public static long Ticks(TimeSpan time) => (long)(time.TotalSeconds * Stopwatch.Frequency);

    private Violation? Judge(NodeHistory reader, ReadGroup group)
    {
        JournalRecord read = group.Last;
        if (!_cells.TryGetValue(read.Cell, out CellWrites? writes))
        {
            return null;
        }

        Violation? worst = null;
        foreach ((NodeHistory writer, JournalRecord write) in writes.KnownBefore(in read))
        {
            (string rule, long due) = Due(reader, group, writer, in write);
            long late = read.Start - due;
            if (late > (worst?.Late ?? 0))
            {
                worst = new Violation(rule, reader, group, writer, write, late);
            }
        }

        return worst;
    }

    // While Redis is not there a node has nothing but its memory, and drops that when the limit has passed; nobody has to tell it anything.
    private (string Rule, long Due) Due(NodeHistory reader, ReadGroup group, NodeHistory writer, in JournalRecord write)
    {
        (string rule, long due) = Due(reader, writer, in write);
        long limit = group.GoneSince is { } since ? reader.Stalls.Pass(Math.Max(since, write.End), CutOff) : long.MaxValue;
        return limit < due ? ("limit of nodes that are cut off, while they are", limit) : (rule, due);
    }

    // When nobody on the reading node may see anything older any more. What happens afterwards changes nothing about it.
    private (string Rule, long Due) Due(NodeHistory reader, NodeHistory writer, in JournalRecord write)
    {
        if (reader == writer)
        {
            return ("its own invalidation", write.End);
        }

        if (!write.Completed && DiedWith(writer, in write))
        {
            _excluded.Add(write);
            return ("excluded", long.MaxValue);
        }

        (Intervals trouble, Intervals lost) = TroubleOf(reader, writer);
        long due = reader.Stalls.Pass(write.End, Connected);
        return trouble.Touches(write.End - Before, due)
            ? ("limit of nodes that are cut off", lost.Pass(write.End - Before, Before + CutOff))
            : ("coherence window", due);
    }

    // What Redis could not be told at once, a node tells it within the coherence window when it is in contact again: unless it is killed before.
    private bool DiedWith(NodeHistory writer, in JournalRecord write)
        => TroubleOf(writer, writer).Lost.Pass(write.End, Connected) > writer.KilledAt;

    // Time in which one of them was stopped and Redis was gone counts once.
    private (Intervals Trouble, Intervals Lost) TroubleOf(NodeHistory reader, NodeHistory writer)
    {
        if (!_trouble.TryGetValue((reader, writer), out (Intervals Trouble, Intervals Lost) both))
        {
            Intervals trouble = _outages.Union(reader.Disconnections).Union(writer.Disconnections);
            _trouble.Add((reader, writer), both = (trouble, trouble.Union(reader.Stalls).Union(writer.Stalls)));
        }

        return both;
    }
}
