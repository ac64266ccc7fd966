using System.Diagnostics;

namespace KpiGen.Http.Benchmarks.Driving;

/// <summary>One client that asks one question after the other, first what nobody has asked before and then what memory holds.</summary>
internal static class SlowOrigin
{
    private const int Misses = 5;
    private const int Hits = 5000;

    public static async Task PrintAsync(TextWriter output, Uri server, string path)
    {
        using var client = new HttpClient { BaseAddress = server };
        List<double> misses = [];
        List<double> hits = [];
        for (int id = 0; id < Misses; id++)
        {
            misses.Add(await AskAsync(client, $"{path}/{id}", "MISS"));
        }

        for (int number = 0; number < Hits; number++)
        {
            hits.Add(await AskAsync(client, $"{path}/{number % Misses}", "HIT"));
        }

        (double miss, double hit) = (Median.Of(misses), Median.Of(hits));
        output.WriteLine("| slow origin | p50 | × faster |");
        output.WriteLine("|---|---:|---:|");
        output.WriteLine(FormattableString.Invariant($"| MISS | {miss:N1} ms | 1 |"));
        output.WriteLine(FormattableString.Invariant($"| HIT | {hit:N3} ms | {miss / hit:N0} |"));
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
