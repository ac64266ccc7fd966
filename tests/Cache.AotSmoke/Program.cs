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
Check("the origin was called once for each call", ReportService.Calls == 3);

Check("a method that invalidates runs", await service.ImportAsync(key, Guid.Empty) == 2 && await service.ImportAsync(key, Guid.Empty) == 2);
Check("what it names is loaded again, by call", service.Find(Guid.Empty) is null && ReportService.Calls == 4);
Check("and by tag", await service.CountAsync("north", null) == 5 && ReportService.Calls == 5);
Check("the rest is a hit", ReferenceEquals(loaded, await service.GetAsync(key, CancellationToken.None)));
int calls = ReportService.Calls;

if (redis is not null)
{
    await first.DisposeAsync();
    await using ServiceProvider second = await StartNodeAsync();
    Report read = await second.GetRequiredService<IReportService>().GetAsync(key, CancellationToken.None);
    Check("another node reads the same from Redis", read.Revenue == loaded.Revenue && read.Lines.SequenceEqual(loaded.Lines) && read.Shares["99.0"] is null);
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
