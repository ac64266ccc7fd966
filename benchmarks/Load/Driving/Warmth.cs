using System.Diagnostics;
using System.Runtime;

namespace KpiGen.Cache.Benchmarks.Load.Driving;

/// <summary>
/// Brings a process to where it stays. .NET compiles what runs often up to three times, on a thread of its own and on the same processors that are measured,
/// and the more there is to a subject the longer that takes: rounds that are measured before it is done say more about the compiler than about any cache.
/// </summary>
internal static class Warmth
{
    private const int Few = 10;
    private const int QuietRounds = 3;

    private static readonly TimeSpan Least = TimeSpan.FromSeconds(12);
    private static readonly TimeSpan Most = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Quick = TimeSpan.FromSeconds(4);

    /// <summary>Repeats rounds until next to nothing is compiled in several of them.</summary>
    /// <param name="round">What is measured afterwards.</param>
    /// <param name="isQuick">Whether a short time has to do.</param>
    public static async Task ReachAsync(Func<Task> round, bool isQuick)
    {
        long start = Stopwatch.GetTimestamp();
        int quiet = 0;
        while (Stopwatch.GetElapsedTime(start) < (isQuick ? Quick : quiet < QuietRounds ? Most : Least))
        {
            long before = JitInfo.GetCompiledMethodCount();
            await round();
            quiet = JitInfo.GetCompiledMethodCount() - before < Few ? quiet + 1 : 0;
        }
    }
}
