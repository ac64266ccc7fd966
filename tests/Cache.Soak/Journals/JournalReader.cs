namespace KpiGen.Cache.Soak.Journals;

/// <summary>Reads a journal back, without the record that a kill has cut off.</summary>
internal static class JournalReader
{
    public static IEnumerable<JournalRecord> Read(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, bufferSize: 1 << 16);
        byte[] bytes = new byte[JournalRecord.Length];
        while (file.ReadAtLeast(bytes, JournalRecord.Length, throwOnEndOfStream: false) == JournalRecord.Length)
        {
            yield return JournalRecord.Read(bytes);
        }
    }
}
