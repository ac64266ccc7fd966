using KpiGen.Cache.Soak.Journals;

namespace KpiGen.Cache.Soak.Judging;

/// <summary>
/// All reads of one version of a cell on one node, those of each time without Redis apart. A version that may not be read at some time may not be
/// read later either, so the last of them stands for all.
/// </summary>
/// <param name="goneSince">Since when Redis was not there, if it was not.</param>
internal sealed class ReadGroup(long? goneSince)
{
    public long? GoneSince { get; } = goneSince;

    public JournalRecord First { get; private set; }

    public JournalRecord Last { get; private set; }

    public int Count { get; private set; }

    public void Add(in JournalRecord read)
    {
        if (Count == 0 || read.End < First.End)
        {
            First = read;
        }

        Count++;
        if (read.Start > Last.Start)
        {
            Last = read;
        }
    }
}
