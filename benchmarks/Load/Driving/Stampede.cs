using System.Diagnostics;
using KpiGen.Cache.Benchmarks.Load.Subjects;

namespace KpiGen.Cache.Benchmarks.Load.Driving;

/// <summary>Many callers of one key at the same time.</summary>
internal static class Stampede
{
    /// <summary>Starts all callers and waits for them.</summary>
    /// <returns>How long each has waited, in milliseconds.</returns>
    public static Task<double[]> RunAsync(IKpiService service, int key, int callers)
        => Task.WhenAll(Enumerable.Range(0, callers).Select(_ => Task.Run(() => WaitAsync(service, key))));

    private static async Task<double> WaitAsync(IKpiService service, int key)
    {
        long start = Stopwatch.GetTimestamp();
        await service.GetAsync(key, Origin.Region, CancellationToken.None);
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }
}
