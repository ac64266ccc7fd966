using KpiGen.Cache.Tests.Harness;

namespace KpiGen.Cache.Tests.Policies;

public class BypassTests
{
    [Fact]
    public async Task Calls_below_it_neither_read_nor_store_and_count_as_bypasses()
    {
        var nodes = new RemoteNodes();
        await using CacheHost host = await nodes.StartAsync();
        await host.Catalog.GetAsync(1);
        await host.SettleAsync();
        host.Origin.Value = static argument => argument switch
        {
            string name => new Item(name, 2),
            int[] ids => ids.ToDictionary(static id => id, static id => $"own {id}"),
            _ => argument is 9 ? 9 : "own",
        };
        using CacheObservation observation = CacheObservation.Start(captureKeys: true);
        using (CacheBypass.Begin())
        {
            Assert.Equal("own", await host.Catalog.GetAsync(1));
            Assert.Equal(2, (await host.Catalog.FindAsync("a"))!.Price);
            Assert.Equal(9, host.Catalog.Count(9));
            Assert.Equal(["own 1", "own 2"], (await host.Catalog.GetManyAsync([1, 2])).Values.Order(StringComparer.Ordinal));
        }

        Assert.Equal("value 1", await host.Catalog.GetAsync(1));
        Assert.Equal((5L, 1L, 1L), (host.Counts.Bypasses, host.Counts.Misses, host.Counts.MemoryHits));
        Assert.Equal(CacheOutcome.Hit, observation.Outcome);
        Assert.Single(observation.Keys);
        await host.SettleAsync();
        Assert.Equal(1, nodes.Store.Writes);
        Assert.Equal(1, host.Statistics.Methods.Sum(static method => method.MemoryEntries));
    }

    [Fact]
    public async Task Each_call_has_an_origin_call_of_its_own_with_its_own_token_and_context()
    {
        await using CacheHost host = await CacheHost.StartAsync();
        host.Origin.Gated = true;
        OriginControl.Ambient.Value = "caller";
        using var leaving = new CancellationTokenSource();
        using IDisposable bypass = CacheBypass.Begin();
        Task<string?> one = host.Catalog.GetAsync(1, leaving.Token);
        Task<string?> two = host.Catalog.GetAsync(1, CancellationToken.None);
        OriginCall first = await host.Origin.NextAsync();
        OriginCall second = await host.Origin.NextAsync();

        first.ObeyToken();
        await leaving.CancelAsync();
        second.Return("v");

        Assert.Equal("caller", first.Ambient);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => one);
        Assert.Equal("v", await two);
        Assert.Equal(2, host.Counts.Bypasses);
    }

    [Fact]
    public async Task It_follows_the_asynchronous_flow_and_ends_where_it_began()
    {
        await using CacheHost host = await CacheHost.StartAsync();
        await host.Catalog.GetAsync(1);
        using (CacheBypass.Begin())
        {
            await Task.Yield();
            await Task.Run(() => host.Catalog.GetAsync(1), TestContext.Current.CancellationToken);
            using (CacheRefresh.Begin())
            {
                await host.Catalog.GetAsync(1);
            }

            await host.Catalog.GetAsync(1);
        }

        await host.Catalog.GetAsync(1);

        Assert.Equal((2L, 2L, 1L), (host.Counts.Bypasses, host.Counts.Misses, host.Counts.MemoryHits));
    }

    [Fact]
    public async Task Flows_beside_it_are_answered_as_ever()
    {
        await using CacheHost host = await CacheHost.StartAsync();
        await host.Catalog.GetAsync(1);
        var begun = new TaskCompletionSource();
        var end = new TaskCompletionSource();
        Task beside = Task.Run(
            async () =>
            {
                using IDisposable bypass = CacheBypass.Begin();
                begun.SetResult();
                await end.Task;
            },
            TestContext.Current.CancellationToken);
        await begun.Task;

        await host.Catalog.GetAsync(1);
        end.SetResult();
        await beside;

        Assert.Equal((0L, 1L), (host.Counts.Bypasses, host.Counts.MemoryHits));
    }

    [Fact]
    public async Task An_observation_inside_sees_the_calls_and_one_outside_keeps_seeing_them()
    {
        await using CacheHost host = await CacheHost.StartAsync();
        using CacheObservation outer = CacheObservation.Start(captureKeys: true);
        using (CacheRefresh.Begin())
        {
            await host.Catalog.GetAsync(1);
            using CacheObservation inner = CacheObservation.Start(captureKeys: true);
            await host.Catalog.GetAsync(2);
            Assert.Single(inner.Keys);
        }

        await host.Catalog.GetAsync(1);

        Assert.Equal(2, outer.Keys.Count);
        Assert.Equal((2L, 1L), (host.Counts.Misses, host.Counts.MemoryHits));
    }
}
