using System.Diagnostics;
using KpiGen.Cache.Benchmarks.Http.Application;
using KpiGen.Cache.Benchmarks.Reporting;

namespace KpiGen.Cache.Benchmarks.Http.Measurements;

/// <summary>One client that asks one question after the other, first what nobody has asked before and then what memory holds.</summary>
internal sealed class SlowOrigin : IMeasurement
{
    private const double Least = 500;
    private const int Misses = 5;
    private const int Hits = 5000;

    public int Bar => 11;

    public async IAsyncEnumerable<Measure> RunAsync(MeasureArguments arguments)
    {
        await using WebApplication application = Endpoints.Start();
        using var client = new HttpClient { BaseAddress = new Uri(application.Urls.Single()) };
        double miss = await MedianAsync(client, Misses, "MISS");

        // These hits are for the compiler.
        await MedianAsync(client, Hits, "HIT");
        double hit = await MedianAsync(client, Hits, "HIT");
        yield return new Measure(
            Bar,
            $"GET of a hit beside an origin of {Figures.Milliseconds(FigureService.Slowness.TotalMilliseconds)}, p50",
            $"{Figures.Count(miss / hit)}x as fast ({Figures.Microseconds(hit * 1000)} beside {Figures.Milliseconds(miss)})",
            $">= {Figures.Count(Least)}x",
            miss / hit >= Least,
            Ratio: miss / hit);
    }

    private static async Task<double> MedianAsync(HttpClient client, int count, string expected)
    {
        var times = new List<double>();
        for (int number = 0; number < count; number++)
        {
            times.Add(await AskAsync(client, $"{Endpoints.Slow}/{number % Misses}", expected));
        }

        return Sample.Median(times);
    }

    private static async Task<double> AskAsync(HttpClient client, string path, string expected)
    {
        long start = Stopwatch.GetTimestamp();
        using HttpResponseMessage response = await client.GetAsync(path);
        await response.Content.ReadAsByteArrayAsync();
        double elapsed = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        return response.Headers.GetValues("X-Cache").Single() == expected ? elapsed : throw new InvalidOperationException($"{path} was no {expected}.");
    }
}
