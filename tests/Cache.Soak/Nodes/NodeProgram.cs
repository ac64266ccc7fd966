using KpiGen.Cache.Hosting;
using KpiGen.Cache.Soak.Database;
using KpiGen.Cache.Soak.Journals;
using KpiGen.Cache.Soak.Subject;
using Microsoft.Extensions.DependencyInjection;

namespace KpiGen.Cache.Soak.Nodes;

/// <summary>A node: reads and writes until its standard input ends, and reports.</summary>
internal static class NodeProgram
{
    private const int AsyncReaders = 4;
    private const int SyncReaders = 2;
    private const int Writers = 2;

    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(4);
    private static readonly TimeSpan Settling = TimeSpan.FromSeconds(8);

    public static async Task<int> RunAsync(NodeSettings settings)
    {
        var failures = new FailureCount();
        using var journal = new JournalWriter(settings.Journal);
        await using ServiceProvider provider = await NodeServices.StartAsync(settings);
        CacheRuntime runtime = provider.GetRequiredService<CacheRuntime>();
        using var monitor = new NodeMonitor(runtime, journal);
        using var stopping = new CancellationTokenSource();
        Task[] load = Start(provider, journal, failures, settings, stopping.Token);
        Console.WriteLine(NodeReport.Ready);

        Task told = WaitForEndOfInputAsync();
        if (await Task.WhenAny(told, Task.Delay(WarmUp)) != told)
        {
            Console.WriteLine(Report(provider, failures).ToLine(NodeReport.Warm));
        }

        await told;
        await stopping.CancelAsync();
        await Task.WhenAll(load);
        await SettleAsync(runtime);
        Console.WriteLine(Report(provider, failures).ToLine(NodeReport.End));
        return 0;
    }

    private static Task[] Start(ServiceProvider provider, JournalWriter journal, FailureCount failures, NodeSettings settings, CancellationToken stopping)
    {
        int seed = settings.Seed;
        ICatalog catalog = provider.CreateScope().ServiceProvider.GetRequiredService<ICatalog>();
        ICacheInvalidator invalidator = provider.GetRequiredService<ICacheInvalidator>();
        DatabaseClient database = provider.GetRequiredService<DatabaseClient>();
        return
        [
            .. Enumerable.Range(0, AsyncReaders).Select(i => Task.Run(() => new ReadLoad(catalog, journal, failures, seed + i).RunAsync(stopping))),
            .. Enumerable.Range(0, SyncReaders).Select(i => Task.Factory.StartNew(
                () => new ReadLoad(catalog, journal, failures, seed + 100 + i).Run(stopping),
                CancellationToken.None,
                TaskCreationOptions.LongRunning,
                TaskScheduler.Default)),
            .. Enumerable.Range(0, Writers).Select(i => Task.Run(() => new WriteLoad(invalidator, database, journal, failures, settings with { Seed = seed + 200 + i }).RunAsync(stopping))),
        ];
    }

    private static async Task WaitForEndOfInputAsync()
    {
        // Console.In blocks its reader; the node ends with the driver, whatever becomes of that.
        await Task.Factory.StartNew(static () => Console.In.ReadToEnd(), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
    }

    // Abandoned loads end, leases are given back and writes land without anybody waiting for them.
    private static async Task SettleAsync(CacheRuntime runtime)
    {
        using var limit = new CancellationTokenSource(Settling);
        while (!limit.IsCancellationRequested && (Catalog.Running > 0 || runtime.Leases!.Count > 0 || runtime.Background.Count > 0))
        {
            await Task.Delay(TimeSpan.FromMilliseconds(50), CancellationToken.None);
        }
    }

    private static NodeReport Report(ServiceProvider provider, FailureCount failures)
    {
        CacheRuntime runtime = provider.GetRequiredService<CacheRuntime>();
        CacheCounts counts = provider.GetRequiredService<ICacheStatistics>().Read().Total;
        (long heap, long residentSet) = NodeReport.Measure();
        return new NodeReport(heap, residentSet, counts.Requests, counts.Hits, failures.Count, Catalog.Running, runtime.Leases!.Count, runtime.Tags.Count, runtime.Background.Count);
    }
}
