using KpiGen.Cache.Tests.Harness;

namespace KpiGen.Cache.Tests.Calls;

public class SharedFailureTests
{
    [Fact]
    public async Task A_failure_is_shared_by_those_who_waited_and_is_not_stored()
    {
        await using CacheHost host = await CacheHost.StartAsync();
        host.Origin.Gated = true;
        Task<string?>[] callers = [.. Enumerable.Range(0, 20).Select(_ => host.Catalog.GetAsync(1))];
        var failure = new TimeZoneNotFoundException("the origin's own");

        (await host.Origin.NextAsync()).Throw(failure);

        foreach (Task<string?> caller in callers)
        {
            Assert.Same(failure, await Assert.ThrowsAsync<TimeZoneNotFoundException>(() => caller));
        }

        Assert.Equal(1, host.Origin.Calls);
        Task<string?> next = host.Catalog.GetAsync(1);
        (await host.Origin.NextAsync()).Return("v");
        Assert.Equal("v", await next);
        Assert.Equal(1, host.Counts.OriginFailures);
        Assert.Equal(0, host.Counts.RemoteErrors);
    }

    [Fact]
    public async Task A_synchronous_origin_throws_to_its_caller_unchanged_and_is_asked_again()
    {
        await using CacheHost host = await CacheHost.StartAsync();
        host.Origin.Value = static _ => throw new TimeZoneNotFoundException();

        Assert.Throws<TimeZoneNotFoundException>(() => host.Catalog.Count(1));
        Assert.Throws<TimeZoneNotFoundException>(() => host.Catalog.Count(1));

        Assert.Equal(2, host.Origin.Calls);
    }

    [Fact]
    public async Task Who_has_seen_a_failure_and_calls_again_at_once_never_gets_the_same_failure()
    {
        await using CacheHost host = await CacheHost.StartAsync();
        host.Origin.Gated = true;

        Task all = Task.WhenAll(Enumerable.Range(0, 200).Select(_ => Task.Run(async () =>
        {
            Exception? last = null;
            for (int i = 0; i < 10; i++)
            {
                Exception failure = await Assert.ThrowsAsync<TimeZoneNotFoundException>(() => host.Catalog.GetAsync(1));
                Assert.NotSame(last, failure);
                last = failure;
            }
        })));
        Task<OriginCall> next = host.Origin.NextAsync();
        while (await Task.WhenAny(all, next) != all)
        {
            (await next).Throw(new TimeZoneNotFoundException());
            next = host.Origin.NextAsync();
        }

        await all;
        _ = next.ContinueWith(static nobodyCame => nobodyCame.Exception, TaskScheduler.Default);
    }

    [Fact]
    public async Task An_origin_that_is_cancelled_by_itself_fails_like_any_other()
    {
        await using CacheHost host = await CacheHost.StartAsync();
        host.Origin.Value = static _ => throw new OperationCanceledException("the origin's own token");

        await Assert.ThrowsAsync<OperationCanceledException>(() => host.Catalog.GetAsync(1));

        Assert.Equal(1, host.Counts.OriginFailures);
    }
}
