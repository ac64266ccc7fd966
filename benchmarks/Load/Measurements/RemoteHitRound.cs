using KpiGen.Cache.Benchmarks.Load.Driving;
using KpiGen.Cache.Benchmarks.Load.Subjects;

namespace KpiGen.Cache.Benchmarks.Load.Measurements;

/// <summary>What a hit in Redis took in one round.</summary>
/// <param name="Microseconds">The time of a read.</param>
/// <param name="Bytes">What the whole process has allocated for a read.</param>
/// <param name="Misses">How many reads were not hits, because the answer came later than the cache waits for it.</param>
internal readonly record struct RemoteHitRound(double Microseconds, double Bytes, long Misses)
{
    /// <summary>Starts a node, whose memory is therefore empty, and reads every key once.</summary>
    public static async Task<RemoteHitRound> RunAsync(SubjectKind kind, string redis, KeyRange keys, int inFlight)
    {
        await using ISubject subject = await kind.StartReadyAsync(redis);
        GC.Collect();
        long calls = Origin.Calls;
        long before = GC.GetTotalAllocatedBytes(precise: true);
        TimeSpan elapsed = await keys.ReadAsync(subject, inFlight);
        long bytes = GC.GetTotalAllocatedBytes(precise: true) - before;
        return new RemoteHitRound(elapsed.TotalMicroseconds / keys.Count, (double)bytes / keys.Count, Origin.Calls - calls);
    }
}
