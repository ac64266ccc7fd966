namespace KpiGen.Cache;

/// <summary>What an origin has said about the result of one load.</summary>
/// <remarks>Written by the origin, read when it has returned.</remarks>
internal sealed class LoadDecision
{
    public TimeSpan? TimeToLive { get; set; }

    public bool IsPartial { get; set; }
}
