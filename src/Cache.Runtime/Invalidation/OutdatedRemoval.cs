namespace KpiGen.Cache.Invalidation;

/// <summary>One removal of the outdated entries that a pattern covers, shared by every invalidation that asked before it began.</summary>
internal sealed class OutdatedRemoval
{
    private long _removed;

    /// <summary>Gets or sets whether it runs, or has run: what is outdated from now on may not be found.</summary>
    public bool HasBegun { get; set; }

    /// <summary>Gets or sets the removal itself, which never fails: whether everything was removed.</summary>
    public Task<bool> Completion { get; set; } = Task.FromResult(false);

    /// <summary>Gets how many entries were removed so far.</summary>
    public long Removed => Interlocked.Read(ref _removed);

    public void Count(long removed) => Interlocked.Add(ref _removed, removed);
}
