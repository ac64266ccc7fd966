using System.Diagnostics;
using KpiGen.Cache.Benchmarks.Load.Subjects;

namespace KpiGen.Cache.Benchmarks.Load.Driving;

/// <summary>Distinct keys, each read once.</summary>
internal readonly record struct KeyRange(int First, int Count)
{
    /// <summary>Reads every key, with so many reads under way at any time.</summary>
    public async Task<TimeSpan> ReadAsync(ISubject subject, int inFlight)
    {
        int next = First - 1;
        int end = First + Count;
        long start = Stopwatch.GetTimestamp();
        await Task.WhenAll(Enumerable.Range(0, inFlight).Select(_ => Task.Run(async () =>
        {
            int days;
            while ((days = Interlocked.Increment(ref next)) < end)
            {
                await subject.ReadAsync(days);
            }
        })));
        return Stopwatch.GetElapsedTime(start);
    }
}
