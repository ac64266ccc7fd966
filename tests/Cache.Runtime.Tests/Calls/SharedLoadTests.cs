using KpiGen.Cache.Tests.Harness;
using KpiGen.Testing;

namespace KpiGen.Cache.Tests.Calls;

public class SharedLoadTests
{
    [Fact]
    public async Task Fifty_callers_of_one_key_make_one_origin_call()
    {
        await using CacheHost host = await CacheHost.StartAsync();
        host.Origin.Gated = true;
        Task<string?>[] callers = [.. Enumerable.Range(0, 50).Select(_ => host.Catalog.GetAsync(1))];

        (await host.Origin.NextAsync()).Return("v");

        Assert.All(await Task.WhenAll(callers), static value => Assert.Equal("v", value));
        Assert.Equal(1, host.Origin.Calls);
        Assert.Equal(50, host.Counts.Misses);
    }

    [Fact]
    public async Task Callers_on_many_threads_make_one_origin_call_per_key()
    {
        await using CacheHost host = await CacheHost.StartAsync();

        Parallel.For(0, 2000, new ParallelOptions { MaxDegreeOfParallelism = 8 }, i => host.Catalog.GetAsync(i % 10).GetAwaiter().GetResult());

        Assert.Equal(10, host.Origin.Calls);
        Assert.Equal(2000, host.Counts.Requests);
    }

    [Fact]
    public async Task Blocked_callers_of_a_synchronous_method_make_one_origin_call()
    {
        await using CacheHost host = await CacheHost.StartAsync();
        host.Origin.Gated = true;
        int[] answers = new int[8];
        Thread[] threads = [.. Enumerable.Range(0, answers.Length).Select(i => new Thread(() => answers[i] = host.Catalog.Count(1)))];
        foreach (Thread thread in threads)
        {
            thread.Start();
        }

        OriginCall call = await host.Origin.NextAsync();
        await Eventually.TrueAsync(() => threads.All(static thread => thread.ThreadState.HasFlag(ThreadState.WaitSleepJoin)), "all callers wait");
        call.Return(42);
        foreach (Thread thread in threads)
        {
            thread.Join();
        }

        Assert.All(answers, static answer => Assert.Equal(42, answer));
        Assert.Equal(1, host.Origin.Calls);
    }

    [Fact]
    public async Task Different_keys_load_side_by_side()
    {
        await using CacheHost host = await CacheHost.StartAsync();
        host.Origin.Gated = true;
        Task<string?> one = host.Catalog.GetAsync(1);
        Task<string?> two = host.Catalog.GetAsync(2);
        OriginCall callOne = await host.Origin.NextAsync();
        OriginCall callTwo = await host.Origin.NextAsync();

        callTwo.Return("two");

        Assert.Equal("two", await two);
        Assert.False(one.IsCompleted);
        callOne.Return("one");
        Assert.Equal("one", await one);
    }

    [Fact]
    public async Task Each_call_is_counted_once()
    {
        await using CacheHost host = await CacheHost.StartAsync();

        await host.Catalog.GetAsync(1);
        await host.Catalog.GetAsync(1);
        await host.Catalog.FindAsync("a");
        await host.Catalog.FindAsync("a");
        await host.Catalog.FindAsync("a");
        host.Catalog.Count(1);
        host.Catalog.Count(1);

        Assert.Equal((4, 0, 3), (host.Counts.MemoryHits, host.Counts.RemoteHits, host.Counts.Misses));
        Assert.Equal(2, host.Statistics.Types["search"].MemoryHits);
        Assert.Equal(0, host.Statistics.Types["dashboard"].Requests);
    }
}
