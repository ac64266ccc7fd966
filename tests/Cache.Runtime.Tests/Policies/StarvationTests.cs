using KpiGen.Cache.Tests.Harness;
using KpiGen.Cache.Tests.Redis;
using KpiGen.Testing;

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

    // What they wait for, the answer of the client or the end of its time, must not need a thread of the pool that they fill.
    [Fact]
    public async Task Synchronous_callers_that_fill_the_thread_pool_are_all_answered_with_a_real_server()
    {
        await using RedisServer redis = await RedisServer.StartAsync();
        await using CacheHost one = await redis.NodeAsync();
        await using CacheHost two = await redis.NodeAsync();
        int[] groups = [.. Enumerable.Range(0, Environment.ProcessorCount * 8)];
        one.Origin.Value = static argument => ((int[])argument).ToDictionary(static id => id);
        await one.Catalog.CountManyAsync(groups);
        await one.SettleAsync();
        using var together = new CountdownEvent(Environment.ProcessorCount * 2);

        int[] answers = await Task.WhenAll(groups.Select(group => Task.Run(() =>
        {
            if (group < together.InitialCount)
            {
                together.Signal();
                together.Wait(TestContext.Current.CancellationToken);
            }

            return two.Catalog.Count(group);
        })));

        Assert.Equal(groups, answers);
        Assert.Equal(groups.Length, two.Counts.Requests);
    }
}
