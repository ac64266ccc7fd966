using System.Diagnostics;

namespace KpiGen.Cache.Benchmarks.Measurements;

/// <summary>What one thread and then two have done.</summary>
/// <param name="Scale">What two threads get done in the time in which one thread does one.</param>
/// <param name="Processor">The processor time of a call in two threads, beside that in one.</param>
internal readonly record struct ThreadRound(double Scale, double Processor)
{
    public static ThreadRound Run(ThreadWork work, int calls)
    {
        (double alone, double aloneBusy) = Measure(work, calls, 1);
        (double both, double bothBusy) = Measure(work, calls, 1, work.Keys);
        return new ThreadRound(2 * alone / both, bothBusy / (2 * aloneBusy));
    }

    private static (double Seconds, double ProcessorSeconds) Measure(ThreadWork work, int calls, params int[] keys)
    {
        Thread[] threads = Array.ConvertAll(keys, key => new Thread(() => Repeat(work.Do, key, calls)));
        TimeSpan busy = Environment.CpuUsage.TotalTime;
        long start = Stopwatch.GetTimestamp();
        Array.ForEach(threads, static thread => thread.Start());
        Array.ForEach(threads, static thread => thread.Join());
        return (Stopwatch.GetElapsedTime(start).TotalSeconds, (Environment.CpuUsage.TotalTime - busy).TotalSeconds);
    }

    private static void Repeat(Action<int> work, int key, int calls)
    {
        using CacheObservation observation = CacheObservation.Start();
        for (int i = 0; i < calls; i++)
        {
            work(key);
        }
    }
}
