using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace KpiGen.Cache.Integration.Tests;

/// <summary>A hit through the generated decorator allocates nothing, whatever the shape, and also while it is observed.</summary>
public class HitAllocationTests
{
    private static readonly DateTime Since = new(2011, 11, 10, 0, 0, 0, DateTimeKind.Utc);
    private static readonly BasketQuery Query = new("north", new DateOnly(2011, 11, 10), 1.50m);
    private static readonly Guid Id = new("0f8fad5b-d9cb-469f-a165-70867728950e");

    private static readonly Dictionary<string, Action<IShopService>> Calls = new()
    {
        ["Task, int and string"] = static shop => _ = shop.GetAsync(1, "north", CancellationToken.None).Result,
        ["Task, null"] = static shop => _ = shop.GetAsync(-1, "north", CancellationToken.None).Result,
        ["ValueTask of int, enum"] = static shop => Complete(shop.CountAsync(DayOfWeek.Friday)),
        ["ValueTask, Guid"] = static shop => Complete(shop.FindAsync(Id)),
        ["value, record"] = static shop => _ = shop.Peek(Query),
        ["int, DateTime and nullable string"] = static shop => _ = shop.CountSince(Since, null),
        ["Task of long, no parameters"] = static shop => _ = shop.TotalAsync().Result,
    };

    public static TheoryData<string, bool> Shapes
    {
        get
        {
            TheoryData<string, bool> shapes = [];
            foreach (string call in Calls.Keys)
            {
                shapes.Add(call, false);
                shapes.Add(call, true);
            }

            return shapes;
        }
    }

    public static TheoryData<string> ShapesAlone => [.. Calls.Keys];

    [Theory]
    [MemberData(nameof(Shapes))]
    public async Task A_hit_allocates_nothing(string shape, bool observed)
    {
        await using ShopNode node = await ShopNode.StartAsync();
        using CacheObservation? observation = observed ? CacheObservation.Start() : null;
        long before = node.Statistics.Read().Total.MemoryHits;

        Assert.Equal(0, Measure(node.Service, Calls[shape]));
        Assert.Equal(before + 1_100 - 1, node.Statistics.Read().Total.MemoryHits);
        Assert.Equal(observed ? CacheOutcome.Miss : null, observation?.Outcome);
    }

    [Theory]
    [MemberData(nameof(ShapesAlone))]
    public async Task A_hit_allocates_nothing_while_somebody_collects_metrics_and_traces(string shape)
    {
        await using ShopNode node = await ShopNode.StartAsync();
        using MeterListener metrics = new() { InstrumentPublished = static (instrument, listener) => Listen(instrument, listener) };
        metrics.Start();
        using ActivityListener traces = new()
        {
            ShouldListenTo = static source => source.Name == "KpiGen.Cache",
            Sample = static (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
        };
        ActivitySource.AddActivityListener(traces);

        Assert.Equal(0, Measure(node.Service, Calls[shape]));
    }

    [Fact]
    public async Task The_measurement_sees_what_a_miss_allocates()
    {
        await using ShopNode node = await ShopNode.StartAsync();
        int id = 0;

        Assert.NotEqual(0, Measure(node.Service, shop => _ = shop.GetAsync(id++, "north", CancellationToken.None).Result));
    }

    private static void Listen(Instrument instrument, MeterListener listener)
    {
        if (instrument.Meter.Name == "KpiGen.Cache")
        {
            listener.EnableMeasurementEvents(instrument);
        }
    }

    // The first call misses and may have to be waited for; a hit is complete, and waiting for it allocates nothing.
    private static void Complete<T>(ValueTask<T> call)
    {
        if (!call.IsCompleted)
        {
            call.AsTask().Wait();
        }
    }

    // On one thread, after the code has been compiled and the first call has missed.
    private static long Measure(IShopService shop, Action<IShopService> call)
    {
        for (int i = 0; i < 100; i++)
        {
            call(shop);
        }

        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 1_000; i++)
        {
            call(shop);
        }

        return GC.GetAllocatedBytesForCurrentThread() - before;
    }
}
