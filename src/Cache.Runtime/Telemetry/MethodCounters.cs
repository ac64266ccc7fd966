namespace KpiGen.Cache.Telemetry;

/// <summary>What happened to the calls of one method. Every call is counted exactly once as a hit, a miss or a bypass.</summary>
internal sealed class MethodCounters
{
    private readonly ThreadCounter _memoryHits = new();
    private readonly NamedCounts _rejectedFrames = new();
    private long _remoteHits;
    private long _staleHits;
    private long _bypasses;
    private long _misses;
    private long _originFailures;
    private long _remoteErrors;
    private long _oversizedPayloads;

    public void CountMemoryHit(CallingThread thread) => _memoryHits.Increment(thread);

    public void CountRemoteHit() => Interlocked.Increment(ref _remoteHits);

    public void CountStaleHit() => Interlocked.Increment(ref _staleHits);

    public void CountBypass() => Interlocked.Increment(ref _bypasses);

    public void CountMiss() => Interlocked.Increment(ref _misses);

    public void CountOriginFailure() => Interlocked.Increment(ref _originFailures);

    public void CountRemoteError() => Interlocked.Increment(ref _remoteErrors);

    public void CountRejectedFrame(string reason) => _rejectedFrames.Increment(reason);

    public void CountOversizedPayload() => Interlocked.Increment(ref _oversizedPayloads);

    /// <summary>Gets the rejected frames by the reason.</summary>
    public IEnumerable<KeyValuePair<string, long>> RejectedFrames => _rejectedFrames.Read();

    public CacheCounts Read() => new()
    {
        MemoryHits = _memoryHits.Sum(),
        RemoteHits = Interlocked.Read(ref _remoteHits),
        StaleHits = Interlocked.Read(ref _staleHits),
        Bypasses = Interlocked.Read(ref _bypasses),
        Misses = Interlocked.Read(ref _misses),
        OriginFailures = Interlocked.Read(ref _originFailures),
        RemoteErrors = Interlocked.Read(ref _remoteErrors),
        RejectedFrames = _rejectedFrames.Sum,
        OversizedPayloads = Interlocked.Read(ref _oversizedPayloads),
    };
}
