using System.Diagnostics;
using KpiGen.Cache.Benchmarks.Load.Subjects;

namespace KpiGen.Cache.Benchmarks.Load.Driving;

/// <summary>What one node does to a set of hot keys for some time.</summary>
internal static class Traffic
{
    public const int HotKeys = 1_000;

    private const int Workers = 8;
    private const int WritesAmongHundred = 5;

    // So that a worker whose reads are all hits does not keep its thread for itself.
    private const int ReadsInARow = 256;

    /// <summary>Reads only.</summary>
    /// <returns>The calls of a second.</returns>
    public static Task<double> ReadAsync(KpiNode node, TimeSpan duration) => RunAsync(node, duration, writesAmongHundred: 0);

    /// <summary>Reads, and invalidations of single calls: 95 to 5.</summary>
    /// <returns>The calls of a second.</returns>
    public static Task<double> MixAsync(KpiNode node, TimeSpan duration) => RunAsync(node, duration, WritesAmongHundred);

    private static async Task<double> RunAsync(KpiNode node, TimeSpan duration, int writesAmongHundred)
    {
        for (int days = 0; days < HotKeys; days++)
        {
            await node.ReadAsync(days);
        }

        long start = Stopwatch.GetTimestamp();
        long[] calls = await Task.WhenAll(Enumerable.Range(0, Workers).Select(worker => Task.Run(() => WorkAsync(node, start, duration, writesAmongHundred, worker))));
        return calls.Sum() / Stopwatch.GetElapsedTime(start).TotalSeconds;
    }

    private static async Task<long> WorkAsync(KpiNode node, long start, TimeSpan duration, int writesAmongHundred, int seed)
    {
        var random = new Random(seed);
        long calls = 0;
        while (Stopwatch.GetElapsedTime(start) < duration)
        {
            for (int i = 0; i < ReadsInARow; i++, calls++)
            {
                int days = random.Next(HotKeys);
                if (writesAmongHundred > 0 && random.Next(100) < writesAmongHundred)
                {
                    await node.Invalidator.InvalidateAsync(KpiServiceKeys.GetAsync(days, Origin.Region));
                }
                else
                {
                    await node.ReadAsync(days);
                }
            }

            await Task.Yield();
        }

        return calls;
    }
}
