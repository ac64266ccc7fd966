using KpiGen.Cache.Tests.Harness;

namespace KpiGen.Cache.Tests.Telemetry;

public class CacheObservationTests
{
    [Fact]
    public async Task It_sees_a_bypass_then_a_hit_then_a_miss()
    {
        await using CacheHost host = await CacheHost.StartAsync();
        await host.Catalog.GetAsync(1);
        using CacheObservation observation = CacheObservation.Start();

        Assert.Equal(CacheOutcome.Bypass, observation.Outcome);
        await host.Catalog.GetAsync(1);
        Assert.Equal(CacheOutcome.Hit, observation.Outcome);
        await host.Catalog.GetAsync(2);
        Assert.Equal(CacheOutcome.Miss, observation.Outcome);
        await host.Catalog.GetAsync(1);
        Assert.Equal(CacheOutcome.Miss, observation.Outcome);
    }

    [Fact]
    public async Task A_remote_hit_is_a_hit()
    {
        var setup = new HostSetup();
        await using CacheHost host = await CacheHost.StartAsync(new HostSetup { Time = setup.Time, Store = new FakeStore(setup.Time) });
        await host.Catalog.GetAsync(1);
        await host.SettleAsync();
        host.ForgetMemory();
        using CacheObservation observation = CacheObservation.Start();

        await host.Catalog.GetAsync(1);

        Assert.Equal(CacheOutcome.Hit, observation.Outcome);
    }

    [Fact]
    public async Task It_keeps_the_keys_only_when_asked_to()
    {
        await using CacheHost host = await CacheHost.StartAsync();
        using (CacheObservation outer = CacheObservation.Start())
        {
            using (CacheObservation inner = CacheObservation.Start(captureKeys: true))
            {
                await host.Catalog.FindAsync("a:b");
                await host.Catalog.FindAsync("a:b");
                string key = "cache:search:KpiGen.Cache.Tests.Harness.ICatalog.FindAsync.fedcba9876543210:a%3Ab";
                Assert.Equal([key, key], inner.Keys);
            }

            await host.Catalog.FindAsync("a:b");
            Assert.Empty(outer.Keys);
            Assert.Equal(CacheOutcome.Hit, outer.Outcome);
        }
    }

    [Fact]
    public async Task Calls_in_parallel_below_it_are_all_seen_and_calls_beside_it_are_not()
    {
        await using CacheHost host = await CacheHost.StartAsync();
        using CacheObservation beside = await Task.Run(static () => CacheObservation.Start(captureKeys: true));
        using CacheObservation observation = CacheObservation.Start(captureKeys: true);

        await Task.WhenAll(Enumerable.Range(0, 20).Select(i => Task.Run(() => host.Catalog.GetAsync(i))));

        Assert.Equal(20, observation.Keys.Count);
        Assert.Empty(beside.Keys);
    }

    [Fact]
    public async Task It_follows_its_flow_to_another_thread_and_leaves_none_of_them_observed()
    {
        await using CacheHost host = await CacheHost.StartAsync();
        await host.Catalog.GetAsync(1);
        var begun = new TaskCompletionSource();
        Task<(CacheOutcome Outcome, int Thread)> flow = ObserveAsync(begun, host);
        Assert.Null(CacheObservation.Current);

        // What waits for it goes on inside the call that completes it.
        CacheObservation? after = null;
        int other = 0;
        var thread = new Thread(() =>
        {
            other = Environment.CurrentManagedThreadId;
            begun.SetResult();
            after = CacheObservation.Current;
        });
        thread.Start();
        thread.Join();

        Assert.Equal((CacheOutcome.Hit, other), await flow);
        Assert.Null(after);
        Assert.Null(CacheObservation.Current);
    }

    [Fact]
    public void A_thread_that_is_lent_to_a_flow_and_given_back_is_not_observed()
    {
        using CacheObservation observation = CacheObservation.Start();
        ExecutionContext observed = ExecutionContext.Capture()!;
        List<CacheObservation?> seen = [];
        var thread = new Thread(() =>
        {
            ExecutionContext own = ExecutionContext.Capture()!;
            seen.Add(CacheObservation.Current);
            ExecutionContext.Run(observed, _ => seen.Add(CacheObservation.Current), null);
            seen.Add(CacheObservation.Current);
            ExecutionContext.Restore(observed);
            seen.Add(CacheObservation.Current);
            ExecutionContext.Restore(own);
            seen.Add(CacheObservation.Current);
        });

        thread.UnsafeStart();
        thread.Join();

        Assert.Equal([null, observation, null, observation, null], seen);
    }

    [Fact]
    public async Task A_thread_of_the_pool_forgets_an_observation_that_nobody_has_ended()
    {
        // So many that those who look run on threads that have had one.
        await Task.WhenAll(Enumerable.Range(0, 200).Select(static _ => OnPool(static () => CacheObservation.Start())));

        CacheObservation?[] seen = await Task.WhenAll(Enumerable.Range(0, 200).Select(static _ => OnPool(static () => CacheObservation.Current)));

        Assert.All(seen, Assert.Null);
    }

    [Fact]
    public async Task Work_that_is_queued_without_the_flow_is_not_seen()
    {
        using CacheObservation observation = CacheObservation.Start();

        Assert.Null(await OnPool(static () => CacheObservation.Current));
        Assert.Same(observation, CacheObservation.Current);
    }

    [Fact]
    public async Task Who_suppresses_the_flow_is_still_seen_until_it_leaves_the_thread()
    {
        using CacheObservation observation = CacheObservation.Start();

        Task<CacheObservation?> elsewhere;
        using (ExecutionContext.SuppressFlow())
        {
            Assert.Same(observation, CacheObservation.Current);
            elsewhere = Task.Run(static () => CacheObservation.Current);
        }

        Assert.Null(await elsewhere);
    }

    [Fact]
    public async Task Calls_below_it_can_pass_the_cache_and_come_back()
    {
        await using CacheHost host = await CacheHost.StartAsync();
        await host.Catalog.GetAsync(1);
        using CacheObservation observation = CacheObservation.Start();

        using (CacheBypass.Begin())
        {
            await host.Catalog.GetAsync(1);
            Assert.Same(observation, CacheObservation.Current);
        }

        Assert.Equal(CacheOutcome.Bypass, observation.Outcome);
        await host.Catalog.GetAsync(1);
        Assert.Equal(CacheOutcome.Hit, observation.Outcome);
    }

    private static async Task<(CacheOutcome Outcome, int Thread)> ObserveAsync(TaskCompletionSource begun, CacheHost host)
    {
        using CacheObservation observation = CacheObservation.Start();
        await begun.Task;
        Assert.Same(observation, CacheObservation.Current);
        await host.Catalog.GetAsync(1);
        return (observation.Outcome, Environment.CurrentManagedThreadId);
    }

    // Without the flow of who calls.
    private static Task<T> OnPool<T>(Func<T> work)
    {
        var done = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        ThreadPool.UnsafeQueueUserWorkItem(_ => done.SetResult(work()), null);
        return done.Task;
    }
}
