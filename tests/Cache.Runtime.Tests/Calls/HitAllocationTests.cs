using KpiGen.Cache.Tests.Harness;

namespace KpiGen.Cache.Tests.Calls;

[Collection(nameof(ProcessWideState))]
public class HitAllocationTests
{
    private const int Iterations = 20_000;

    [Fact]
    public async Task A_hit_of_a_task_method_allocates_nothing()
    {
        await using CacheHost host = await CacheHost.StartAsync();
        await host.Catalog.GetAsync(1);

        AllocatesNothing(() => host.Catalog.GetAsync(1).IsCompletedSuccessfully);
    }

    [Fact]
    public async Task A_hit_of_a_value_task_method_allocates_nothing()
    {
        await using CacheHost host = await CacheHost.StartAsync();
        await host.Catalog.FindAsync("a");

        AllocatesNothing(() => IsCompleted(host.Catalog.FindAsync("a")));
    }

    [Fact]
    public async Task A_hit_of_a_synchronous_method_allocates_nothing()
    {
        await using CacheHost host = await CacheHost.StartAsync();
        host.Catalog.Count(1);

        AllocatesNothing(() => host.Catalog.Count(1) == 1);
    }

    [Fact]
    public async Task A_hit_of_a_method_with_a_policy_allocates_nothing_even_when_it_is_observed()
    {
        await using CacheHost host = await CacheHost.StartAsync(new HostSetup
        {
            Options = static options => options.Types["product"] = new CacheTypeOptions
            {
                MemoryTtl = TimeSpan.FromHours(1),
                Jitter = 0.1,
                Stale = TimeSpan.FromHours(1),
                RefreshBehind = true,
                RefreshAhead = 0.8,
                SoftTimeout = TimeSpan.FromSeconds(1),
                HardTimeout = TimeSpan.FromSeconds(10),
                FailureTtl = TimeSpan.FromSeconds(1),
            },
            Hooks = new CatalogHooks(Tags: static _ => [$"group"], When: static _ => true, Fallback: static () => null),
        });
        await host.Catalog.GetAsync(1);

        AllocatesNothing(() => host.Catalog.GetAsync(1).IsCompletedSuccessfully);
        using CacheObservation observation = CacheObservation.Start();
        AllocatesNothing(() => host.Catalog.GetAsync(1).IsCompletedSuccessfully);
        Assert.Equal(CacheOutcome.Hit, observation.Outcome);
    }

    [Fact]
    public async Task An_observed_hit_allocates_nothing()
    {
        await using CacheHost host = await CacheHost.StartAsync();
        await host.Catalog.GetAsync(1);
        using CacheObservation observation = CacheObservation.Start();

        AllocatesNothing(() => host.Catalog.GetAsync(1).IsCompletedSuccessfully);
        Assert.Equal(CacheOutcome.Hit, observation.Outcome);
    }

    [Fact]
    public async Task A_hit_that_is_exported_and_traced_allocates_nothing()
    {
        await using CacheHost host = await CacheHost.StartAsync();
        using MetricRecorder metrics = new(host);
        using ActivityRecorder activities = new();
        await host.Catalog.GetAsync(1);
        Assert.NotEmpty(activities.Stopped);
        activities.Clear();

        AllocatesNothing(() => host.Catalog.GetAsync(1).IsCompletedSuccessfully);
        Assert.Empty(activities.Stopped);
        Assert.Equal(Iterations * 2, metrics.Collect().Value("kpigen.cache.calls", ("cache.outcome", "hit"), ("cache.tier", "memory"), ("cache.method", CatalogMethods.GetId)));
    }

    [Fact]
    public async Task The_measurement_sees_a_single_allocation()
    {
        await using CacheHost host = await CacheHost.StartAsync();
        int calls = 0;

        Assert.ThrowsAny<Exception>(() => AllocatesNothing(() => ++calls != Iterations * 3 / 2 || new object().GetHashCode() != -1));
    }

    private static bool IsCompleted(ValueTask<Item?> task) => task.IsCompletedSuccessfully;

    private static void AllocatesNothing(Func<bool> hit)
    {
        for (int i = 0; i < Iterations; i++)
        {
            Assert.True(hit());
        }

        long before = GC.GetAllocatedBytesForCurrentThread();
        bool all = true;
        for (int i = 0; i < Iterations; i++)
        {
            all &= hit();
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        Assert.True(all);
    }
}
