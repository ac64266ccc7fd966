using System.Diagnostics;
using System.Globalization;
using KpiGen.Cache.Benchmarks.Subjects;
using Microsoft.Extensions.DependencyInjection;

namespace KpiGen.Cache.Benchmarks;

/// <summary>
/// How many hits two threads get in the time in which one thread gets one: close to two, unless they share something that they write. The
/// rounds alternate and the median counts, because the processors belong to others too; work that shares nothing at all says how much two
/// threads could get done.
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
        using CacheObservation observation = CacheObservation.Start();
        Console.WriteLine("| work | two threads : one thread, median | quartiles |");
        Console.WriteLine("|---|---:|---:|");
        const string text = "nothing that is shared is written here";
        Print("nothing shared", _ => text.GetHashCode(StringComparison.Ordinal), 1, 2);
        Print("hits of two keys", service.Peek, 1, 2);
        Print("hits of one key", service.Peek, 1, 1);
    }

    private static void Print(string name, Func<int, int> work, int first, int second)
    {
        Seconds(work, first, second);
        double[] ratios = [.. Enumerable.Range(0, Rounds).Select(_ => 2 * Seconds(work, first) / Seconds(work, first, second)).Order()];
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"| {name} | {ratios[Rounds / 2]:F2} | {ratios[Rounds / 4]:F2} to {ratios[Rounds * 3 / 4]:F2} |"));
    }

    private static double Seconds(Func<int, int> work, params int[] keys)
    {
        Thread[] threads = Array.ConvertAll(keys, key => new Thread(() => Ask(work, key)));
        long start = Stopwatch.GetTimestamp();
        Array.ForEach(threads, static thread => thread.Start());
        Array.ForEach(threads, static thread => thread.Join());
        return Stopwatch.GetElapsedTime(start).TotalSeconds;
    }

    private static void Ask(Func<int, int> work, int key)
    {
        for (int i = 0; i < Hits; i++)
        {
            work(key);
        }
    }
}
