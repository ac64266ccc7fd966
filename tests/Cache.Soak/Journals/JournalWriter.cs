namespace KpiGen.Cache.Soak.Journals;

/// <summary>Writes what happens on a node to its journal. When the node is killed the last records are lost with its buffer; what they told is not judged.</summary>
/// <remarks>Safe for concurrent use.</remarks>
internal sealed class JournalWriter(string path) : IDisposable
{
    private readonly Lock _lock = new();
    private readonly FileStream _file = new(path, FileMode.CreateNew, FileAccess.Write, FileShare.Read, bufferSize: 64 * JournalRecord.Length);

    public void Add(in JournalRecord record)
    {
        Span<byte> bytes = stackalloc byte[JournalRecord.Length];
        bytes.Clear();
        record.Write(bytes);
        lock (_lock)
        {
            _file.Write(bytes);
        }
    }

    public void Dispose()
    {
        lock (_lock)
        {
            _file.Dispose();
        }
    }
}
