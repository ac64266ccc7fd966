using BitFaster.Caching.Lfu;
using BitFaster.Caching.Lru;
using BitFaster.Caching.Scheduler;
using KpiGen.Cache.Benchmarks.Subjects;

namespace KpiGen.Cache.Benchmarks.HitRatio;

/// <summary>The share of the requests of one trace that are hits, for every cache with the same number of places.</summary>
internal sealed record HitRatioRow(string Trace, int Capacity, double KpiGen, double Lru, double ConcurrentLru, double ConcurrentLfu)
{
    private delegate bool TryGet(int key, out int value);

    public static async Task<HitRatioRow> CountAsync(Trace trace, int capacity)
        => new(trace.Name, capacity, await OursAsync(trace, capacity), LruOf(trace, capacity), ConcurrentLruOf(trace, capacity), ConcurrentLfuOf(trace, capacity));

    // Through the decorator, as an application would see it.
    private static async Task<double> OursAsync(Trace trace, int capacity)
    {
        await using Node node = Node.Start(capacity);
        IShapeService service = node.Get<IShapeService>();
        foreach (int key in trace.Keys)
        {
            service.Peek(key);
        }

        return (double)node.Get<ICacheStatistics>().Read().Total.MemoryHits / trace.Keys.Length;
    }

    private static double LruOf(Trace trace, int capacity)
    {
        var cache = new LruReference(capacity);
        return (double)trace.Keys.Count(cache.Ask) / trace.Keys.Length;
    }

    private static double ConcurrentLruOf(Trace trace, int capacity)
    {
        var cache = new ConcurrentLru<int, int>(1, capacity, EqualityComparer<int>.Default);
        return Ratio(trace, cache.TryGet, key => cache.AddOrUpdate(key, key));
    }

    private static double ConcurrentLfuOf(Trace trace, int capacity)
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
}
