namespace KpiGen.Cache.Tags;

/// <summary>One tag on this node. Its version counts the invalidations; what was loaded under another version is outdated.</summary>
/// <remarks>Safe for concurrent use.</remarks>
internal sealed class TagState(string text)
{
    private int _version;

    public string Text { get; } = text;

    public int Version => Volatile.Read(ref _version);

    public void Advance() => Interlocked.Increment(ref _version);
}
