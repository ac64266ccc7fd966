using System.Diagnostics;
using System.Globalization;
using KpiGen.Cache.Benchmarks.Subjects;
using Microsoft.Extensions.DependencyInjection;

namespace KpiGen.Cache.Benchmarks;

/// <summary>
/// How many hits two threads get in the time in which one thread gets one: close to two, unless they share something that they write. The
/// rounds alternate and the median counts, because the processors belong to others too; work that shares nothing at all says how much two
/// threads could get done. On a busy machine look at the processor time of a hit: what threads share makes it longer, whoever else runs.
/// </summary>
internal static class ThreadScaling
{
    private const int Rounds = 21;
    private const int Hits = 4_000_000;

    public static async Task PrintAsync()
    {
        var services = new ServiceCollection();
        services.AddCache();
        services.AddSingleton<IShapeService, ShapeService>();
        services.AddCachedServices();
        await using ServiceProvider provider = services.BuildServiceProvider();
        IShapeService service = provider.GetRequiredService<IShapeService>();
        Console.WriteLine("| work | two threads : one thread, median | quartiles | processor time a hit, two threads : one, median |");
        Console.WriteLine("|---|---:|---:|---:|");
        const string text = "nothing that is shared is written here";
        Print("nothing shared", _ => text.GetHashCode(StringComparison.Ordinal), 1, 2);
        Print("hits of two keys", service.Peek, 1, 2);
        Print("hits of one key", service.Peek, 1, 1);
    }

    private static void Print(string name, Func<int, int> work, int first, int second)
    {
        Measure(work, first, second);
        var hits = new List<double>();
        var processor = new List<double>();
        for (int round = 0; round < Rounds; round++)
        {
            (double alone, double aloneBusy) = Measure(work, first);
            (double both, double bothBusy) = Measure(work, first, second);
            hits.Add(2 * alone / both);
            processor.Add(bothBusy / (2 * aloneBusy));
        }

        hits.Sort();
        processor.Sort();
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"| {name} | {hits[Rounds / 2]:F2} | {hits[Rounds / 4]:F2} to {hits[Rounds * 3 / 4]:F2} | {processor[Rounds / 2]:F2} |"));
    }

    private static (double Seconds, double ProcessorSeconds) Measure(Func<int, int> work, params int[] keys)
    {
        Thread[] threads = Array.ConvertAll(keys, key => new Thread(() => Ask(work, key)));
        TimeSpan busy = Environment.CpuUsage.TotalTime;
        long start = Stopwatch.GetTimestamp();
        Array.ForEach(threads, static thread => thread.Start());
        Array.ForEach(threads, static thread => thread.Join());
        return (Stopwatch.GetElapsedTime(start).TotalSeconds, (Environment.CpuUsage.TotalTime - busy).TotalSeconds);
    }

    // Every thread is observed on its own, as every request is.
    private static void Ask(Func<int, int> work, int key)
    {
        using CacheObservation observation = CacheObservation.Start();
        for (int i = 0; i < Hits; i++)
        {
            work(key);
        }
    }
}
