using KpiGen.Cache.Soak.Journals;

namespace KpiGen.Cache.Soak.Judging;

/// <summary>The writes of one cell by all nodes, in the order of their versions.</summary>
internal sealed class CellWrites
{
    private readonly (NodeHistory Node, JournalRecord Write)[] _writes;
    private readonly long[] _earliestEndFrom;

    public CellWrites(IEnumerable<(NodeHistory Node, JournalRecord Write)> writes)
    {
        _writes = [.. writes.OrderBy(static entry => entry.Write.Version)];
        _earliestEndFrom = new long[_writes.Length];
        long earliest = long.MaxValue;
        for (int i = _writes.Length - 1; i >= 0; i--)
        {
            earliest = Math.Min(earliest, _writes[i].Write.End);
            _earliestEndFrom[i] = earliest;
        }
    }

    /// <summary>Returns the writes of newer versions whose invalidations had returned when a read began.</summary>
    public IEnumerable<(NodeHistory Node, JournalRecord Write)> KnownBefore(in JournalRecord read)
    {
        (long version, long start) = (read.Version, read.Start);
        int first = Array.FindIndex(_writes, entry => entry.Write.Version > version);
        return first < 0 ? [] : Following(first, start);
    }

    private IEnumerable<(NodeHistory Node, JournalRecord Write)> Following(int first, long start)
    {
        for (int i = first; i < _writes.Length && _earliestEndFrom[i] < start; i++)
        {
            if (_writes[i].Write.End < start)
            {
                yield return _writes[i];
            }
        }
    }
}
