using KpiGen.Cache.Benchmarks.Load.Driving;
using KpiGen.Cache.Benchmarks.Reporting;
using KpiGen.Testing;

namespace KpiGen.Cache.Benchmarks.Load.Measurements;

/// <summary>A web application with a service that is cached in memory and in Redis, published as native code, beside one without a cache.</summary>
internal sealed class NativeAot : IMeasurement
{
    private const double MostRatio = 2;

    public int Bar => 14;

    public async IAsyncEnumerable<Measure> RunAsync(MeasureArguments arguments)
    {
        // Publishing takes longer than everything else that is quick.
        if (arguments.LeavesOut)
        {
            yield break;
        }

        string directory = Directory.CreateTempSubdirectory("kpigen-aot-").FullName;
        try
        {
            AotApplication empty = await AotApplication.PublishAsync("Empty", Path.Combine(directory, "empty"));
            AotApplication cached = await AotApplication.PublishAsync("Cached", Path.Combine(directory, "cached"));
            yield return await CompareAsync(empty, cached, arguments.Rounds * 3);
        }
        finally
        {
            Directory.Delete(directory, recursive: true);
        }
    }

    private async Task<Measure> CompareAsync(AotApplication empty, AotApplication cached, int rounds)
    {
        await using RedisServer redis = await RedisServer.StartAsync();
        var emptyStarts = new List<double>();
        var cachedStarts = new List<double>();
        for (int round = 0; round < rounds; round++)
        {
            emptyStarts.Add((await empty.StartAsync(redis.ConnectionString)).TotalMilliseconds);
            cachedStarts.Add((await cached.StartAsync(redis.ConnectionString)).TotalMilliseconds);
        }

        double size = (double)cached.Size / empty.Size;
        double start = Sample.MedianRatio(cachedStarts, emptyStarts);
        var details = new DetailTable(
            "Native AOT",
            $"CreateSlimBuilder and one endpoint, size without symbols; from the start of the process to its first answer, medians of {rounds} alternating starts.",
            ["application", "size", "first answer", "warnings"],
            [
                ["empty", Figures.Bytes(empty.Size), Figures.Milliseconds(Sample.Median(emptyStarts)), Figures.Count(empty.Warnings)],
                ["with memory and Redis", Figures.Bytes(cached.Size), Figures.Milliseconds(Sample.Median(cachedStarts)), Figures.Count(cached.Warnings)],
            ]);
        return new Measure(
            Bar,
            "Native AOT beside an empty application: size, first answer, warnings",
            $"{Figures.Ratio(size)}, {Figures.Ratio(start)}, {cached.Warnings}",
            $"<= {Figures.Ratio(MostRatio)} each, 0 warnings",
            size <= MostRatio && start <= MostRatio && cached.Warnings == 0,
            details);
    }
}
