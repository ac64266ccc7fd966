using System.Globalization;
using BitFaster.Caching.Lfu;
using BitFaster.Caching.Lru;
using BitFaster.Caching.Scheduler;
using KpiGen.Cache.Benchmarks.Subjects;
using Microsoft.Extensions.DependencyInjection;

namespace KpiGen.Cache.Benchmarks.HitRatio;

/// <summary>Prints how many requests of each trace are hits, for us and for others, as one table. Deterministic.</summary>
internal static class HitRatioReport
{
    private static readonly int[] Capacities = [Trace.KeyCount / 100, Trace.KeyCount / 10];

    public static async Task PrintAsync()
    {
        Console.WriteLine("| trace | capacity | KpiGen | LRU | BitFaster ConcurrentLru | BitFaster ConcurrentLfu (W-TinyLFU) |");
        Console.WriteLine("|---|---:|---:|---:|---:|---:|");
        foreach (Trace trace in Trace.All())
        {
            foreach (int capacity in Capacities)
            {
                double[] ratios = [await OursAsync(trace, capacity), Lru(trace, capacity), BitFasterLru(trace, capacity), BitFasterLfu(trace, capacity)];
                string cells = string.Join(" | ", ratios.Select(static ratio => ratio.ToString("P2", CultureInfo.InvariantCulture)));
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {trace.Name} | {capacity:N0} | {cells} |"));
            }
        }
    }

    // Through the decorator, as an application would see it.
    private static async Task<double> OursAsync(Trace trace, int capacity)
    {
        var services = new ServiceCollection();
        services.AddCache(options => options.Memory.MaxEntriesPerMethod = capacity);
        services.AddSingleton<IShapeService, ShapeService>();
        services.AddCachedServices();
        await using ServiceProvider provider = services.BuildServiceProvider();
        IShapeService service = provider.GetRequiredService<IShapeService>();
        foreach (int key in trace.Keys)
        {
            service.Peek(key);
        }

        return (double)provider.GetRequiredService<ICacheStatistics>().Read().Total.MemoryHits / trace.Keys.Length;
    }

    private static double Lru(Trace trace, int capacity)
    {
        var cache = new LruReference(capacity);
        return (double)trace.Keys.Count(cache.Ask) / trace.Keys.Length;
    }

    private static double BitFasterLru(Trace trace, int capacity)
    {
        var cache = new ConcurrentLru<int, int>(1, capacity, EqualityComparer<int>.Default);
        return Ratio(trace, cache.TryGet, key => cache.AddOrUpdate(key, key));
    }

    private static double BitFasterLfu(Trace trace, int capacity)
    {
        var cache = new ConcurrentLfu<int, int>(1, capacity, new ForegroundScheduler(), EqualityComparer<int>.Default);
        return Ratio(trace, cache.TryGet, key => cache.AddOrUpdate(key, key));
    }

    private static double Ratio(Trace trace, TryGet tryGet, Action<int> add)
    {
        int hits = 0;
        foreach (int key in trace.Keys)
        {
            if (tryGet(key, out _))
            {
                hits++;
            }
            else
            {
                add(key);
            }
        }

        return (double)hits / trace.Keys.Length;
    }

    private delegate bool TryGet(int key, out int value);
}
