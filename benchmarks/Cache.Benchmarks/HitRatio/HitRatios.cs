using KpiGen.Cache.Benchmarks.Reporting;

namespace KpiGen.Cache.Benchmarks.HitRatio;

/// <summary>How many requests of each trace are hits, for us and for others. Seeded, so that it comes out nearly the same everywhere.</summary>
internal sealed class HitRatios : IMeasurement
{
    private static readonly int[] Capacities = [Trace.KeyCount / 100, Trace.KeyCount / 10];

    public int Bar => 13;

    public async IAsyncEnumerable<Measure> RunAsync(MeasureArguments arguments)
    {
        var rows = new List<HitRatioRow>();
        foreach (Trace trace in Trace.All())
        {
            foreach (int capacity in Capacities)
            {
                rows.Add(await HitRatioRow.CountAsync(trace, capacity));
            }
        }

        HitRatioRow closest = rows.MinBy(static row => row.KpiGen - row.Lru)!;
        yield return new Measure(
            Bar,
            "hit ratio beside LRU, where it is closest",
            $"{Figures.Percent(closest.KpiGen)} beside {Figures.Percent(closest.Lru)} ({closest.Trace}, {Figures.Count(closest.Capacity)} places)",
            ">= LRU everywhere",
            rows.TrueForAll(static row => row.KpiGen >= row.Lru),
            Details(rows));
    }

    private static DetailTable Details(IEnumerable<HitRatioRow> rows) => new(
        "hit ratios",
        $"A million requests for {Figures.Count(Trace.KeyCount)} keys, seeded; BitFaster's ConcurrentLfu is W-TinyLFU.",
        ["trace", "capacity", "KpiGen", "LRU", "BitFaster ConcurrentLru", "BitFaster ConcurrentLfu"],
        [.. rows.Select(static row => (string[])
        [
            row.Trace,
            Figures.Count(row.Capacity),
            Figures.Percent(row.KpiGen),
            Figures.Percent(row.Lru),
            Figures.Percent(row.ConcurrentLru),
            Figures.Percent(row.ConcurrentLfu),
        ])]);
}
