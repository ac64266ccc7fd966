using KpiGen.Cache.Tests.Harness;

namespace KpiGen.Cache.Tests.Policies;

[Collection(nameof(ProcessWideState))]
public class StarvationTests
{
    [Fact]
    public async Task Synchronous_callers_that_fill_the_thread_pool_all_get_the_value_of_one_load()
    {
        await using CacheHost host = await CacheHost.StartAsync();
        using var answer = new ManualResetEventSlim();
        using var waiting = new CountdownEvent(Environment.ProcessorCount * 4);
        host.Origin.Value = _ =>
        {
            answer.Wait(TestContext.Current.CancellationToken);
            return 42;
        };
        Task<int>[] callers = [.. Enumerable.Range(0, waiting.InitialCount).Select(_ => Task.Run(() =>
        {
            waiting.Signal();
            return host.Catalog.Count(1);
        }))];

        // The thread that lets them go on is not one of the pool.
        var releasing = new Thread(() =>
        {
            waiting.Wait(TestContext.Current.CancellationToken);
            answer.Set();
        });
        releasing.Start();

        Assert.All(await Task.WhenAll(callers), static value => Assert.Equal(42, value));
        Assert.Equal(1, host.Origin.Calls);
    }
}
