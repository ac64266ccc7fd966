using KpiGen.Cache.Soak.Journals;

namespace KpiGen.Cache.Soak.Judging;

/// <summary>What happened on one node, from its journal.</summary>
internal sealed class NodeHistory
{
    private readonly Dictionary<(int Cell, long Version), ReadGroup> _reads = [];

    public NodeHistory(int number, long? killedAt)
    {
        Number = number;
        KilledAt = killedAt;
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

    public static NodeHistory Load(int number, string journal, long? killedAt)
    {
        var history = new NodeHistory(number, killedAt);
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
        if (!_reads.TryGetValue((read.Cell, read.Version), out ReadGroup? group))
        {
            _reads.Add((read.Cell, read.Version), group = new ReadGroup());
        }

        group.Add(in read);
    }
}
