using KpiGen.Cache.Soak.Journals;

namespace KpiGen.Cache.Soak.Judging;

/// <summary>What happened on one node, from its journal.</summary>
internal sealed class NodeHistory
{
    private readonly Dictionary<(int Cell, long Version, long? GoneSince), ReadGroup> _reads = [];
    private readonly Intervals _absences;

    /// <param name="number">Which node it is.</param>
    /// <param name="killedAt">When it was killed, if it was.</param>
    /// <param name="absences">When Redis was not there: reads of these times are judged on their own.</param>
    public NodeHistory(int number, long? killedAt, Intervals absences)
    {
        Number = number;
        KilledAt = killedAt;
        _absences = absences;
    }

    public int Number { get; }

    public long? KilledAt { get; }

    public IEnumerable<ReadGroup> Reads => _reads.Values;

    public long ReadCount { get; private set; }

    public long CancelledCount { get; private set; }

    public List<JournalRecord> Writes { get; } = [];

    public List<JournalRecord> WrongCells { get; } = [];

    public Intervals Stalls { get; } = new();

    public Intervals Disconnections { get; } = new();

    public static NodeHistory Load(int number, string journal, long? killedAt, Intervals absences)
    {
        var history = new NodeHistory(number, killedAt, absences);
        foreach (JournalRecord record in JournalReader.Read(journal))
        {
            history.Add(in record);
        }

        return history;
    }

    public void Add(in JournalRecord record)
    {
        switch (record.Kind)
        {
            case RecordKind.Read:
                ReadCount++;
                AddRead(in record);
                break;
            case RecordKind.Write:
                Writes.Add(record);
                break;
            case RecordKind.OriginFailure:
                ReadCount++;
                break;
            case RecordKind.Cancelled:
                ReadCount++;
                CancelledCount++;
                break;
            case RecordKind.Stall:
                Stalls.Add(record.Start, record.End);
                break;
            case RecordKind.Disconnected:
                Disconnections.Add(record.Start, record.End);
                break;
            case RecordKind.WrongCell:
                WrongCells.Add(record);
                break;
        }
    }

    private void AddRead(in JournalRecord read)
    {
        long? goneSince = _absences.Around(read.Start);
        if (!_reads.TryGetValue((read.Cell, read.Version, goneSince), out ReadGroup? group))
        {
            _reads.Add((read.Cell, read.Version, goneSince), group = new ReadGroup(goneSince));
        }

        group.Add(in read);
    }
}
