using KpiGen.Cache;
using KpiGen.Cache.AotSmoke;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

// Exits with the number of checks that failed. Give it a Redis connection string to check the remote tier as well.
int failures = 0;
string? redis = args.FirstOrDefault();

string prefix = $"smoke-{Guid.NewGuid():n}";

await using ServiceProvider first = await StartNodeAsync();
IReportService service = first.GetRequiredService<IReportService>();
var key = new ReportKey("north", new DateTimeOffset(2011, 11, 10, 0, 0, 0, TimeSpan.Zero), ReportKind.Daily, [1, 2]);
Report loaded = await service.GetAsync(key, CancellationToken.None);
Check("a hit is the very object that was loaded", ReferenceEquals(loaded, await service.GetAsync(key with { Stores = [1, 2] }, CancellationToken.None)));
Check("a value type is cached", await service.CountAsync("north", null) == 5 && await service.CountAsync("north", null) == 5);
Check("null is cached", service.Find(Guid.Empty) is null && service.Find(Guid.Empty) is null);
List<ReportLine> lines = await service.LinesAsync("north", CancellationToken.None).ToListAsync();
Check("a stream is replayed", lines.Count == 2 && lines.SequenceEqual(await service.LinesAsync("north", CancellationToken.None).ToListAsync()));
Check("the origin was called once for each call", ReportService.Calls == 4);
IReadOnlyDictionary<string, int> counts = await service.CountManyAsync(["south", "north"], null);
Check("a batch asks the origin for what no tier holds", counts["north"] == 5 && counts["south"] == 50 && ReportService.Calls == 5);
Check("and its values are hits", await service.CountAsync("south", null) == 50 && ReportService.Calls == 5);

ISnapshots<Report> snapshots = first.GetRequiredService<ISnapshots<Report>>();
Check("an open registration is decorated", ReferenceEquals(await snapshots.LatestAsync(1, CancellationToken.None), await snapshots.LatestAsync(1, CancellationToken.None)));
Check("and answers for other constructions as before", first.GetRequiredService<ISnapshots<string>>() is Snapshots<string>);

Check("a method that invalidates runs", await service.ImportAsync(key, Guid.Empty) == 2 && await service.ImportAsync(key, Guid.Empty) == 2);
Check("what it names is loaded again, by call", service.Find(Guid.Empty) is null && ReportService.Calls == 6);
Check("and by tag", await service.CountAsync("north", null) == 5 && ReportService.Calls == 7);
Check("the rest is a hit", ReferenceEquals(loaded, await service.GetAsync(key, CancellationToken.None)));
Check("a result is stored", ReferenceEquals(await service.RanksAsync(2, CancellationToken.None), await service.RanksAsync(2, CancellationToken.None)));
Check("unless its method says no", !ReferenceEquals(await service.RanksAsync(1, CancellationToken.None), await service.RanksAsync(1, CancellationToken.None)) && ReportService.Calls == 10);
int calls = ReportService.Calls;

if (redis is not null)
{
    await first.DisposeAsync();
    await using ServiceProvider second = await StartNodeAsync();
    IReportService remote = second.GetRequiredService<IReportService>();
    Report read = await remote.GetAsync(key, CancellationToken.None);
    Check("another node reads the same from Redis", read.Revenue == loaded.Revenue && read.Lines.SequenceEqual(loaded.Lines) && read.Shares["99.0"] is null);
    IReadOnlyDictionary<string, int> readCounts = await remote.CountManyAsync(["north", "south"], null);
    Check("a batch as well", readCounts["north"] == 5 && readCounts["south"] == 50);
    Check("a stream as well", lines.SequenceEqual(await remote.LinesAsync("north", CancellationToken.None).ToListAsync()));
    Check("without calling the origin", ReportService.Calls == calls);
}

Console.WriteLine(failures == 0 ? "ok" : $"{failures} failed");
return failures;

async Task<ServiceProvider> StartNodeAsync()
{
    var services = new ServiceCollection();
    CacheBuilder cache = services.AddCache(options => options.KeyPrefix = prefix);
    if (redis is not null)
    {
        cache.AddRedis(redis);
    }

    services.AddSingleton<IReportService, ReportService>();
    services.AddSingleton(typeof(ISnapshots<>), typeof(Snapshots<>));
    services.AddCachedServices();
    ServiceProvider node = services.BuildServiceProvider();
    foreach (IHostedService hosted in node.GetServices<IHostedService>())
    {
        // What a host does: it waits for the connection, so that the first call can already be a hit.
        await hosted.StartAsync(CancellationToken.None);
    }

    return node;
}

void Check(string what, bool holds)
{
    Console.WriteLine($"{(holds ? "ok    " : "FAILED")} {what}");
    failures += holds ? 0 : 1;
}
