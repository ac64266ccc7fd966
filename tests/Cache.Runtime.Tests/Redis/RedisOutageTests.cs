using KpiGen.Cache.Tests.Harness;
using KpiGen.Testing;

namespace KpiGen.Cache.Tests.Redis;

public class RedisOutageTests
{
    public static TheoryData<string> Kinds => Invalidations.Kinds;

    [Fact]
    public async Task Killed_it_is_nobodys_trouble_and_restarted_empty_it_is_used_again()
    {
        await using RedisServer redis = await RedisServer.StartAsync();
        await using CacheHost host = await redis.NodeAsync();
        await host.Catalog.GetAsync(1);
        await redis.KillAsync();

        Assert.Equal("value 1", await host.Catalog.GetAsync(1));
        for (int i = 2; i < 10; i++)
        {
            Assert.Equal($"value {i}", await host.AdvanceUntilAsync(host.Catalog.GetAsync(i), TimeSpan.FromMilliseconds(10)));
            Assert.Equal(i, host.Catalog.Count(i));
        }

        Assert.False((await host.AdvanceUntilAsync(host.InvalidateAsync("type"), TimeSpan.FromMilliseconds(10))).Completed);
        Assert.True(host.Counts.RemoteErrors > 0);

        await redis.RestartAsync();
        await host.ReachableAsync();
        host.Origin.Value = static _ => "new";
        Assert.Equal("new", await host.Catalog.GetAsync(1));
        await host.SettleAsync();
        host.ForgetMemory();
        Assert.Equal("new", await host.Catalog.GetAsync(1));
        Assert.True(host.Counts.RemoteHits > 0);
        Assert.Equal(0, host.Runtime.Background.Count);
    }

    [Fact]
    public async Task Stopped_in_the_middle_it_costs_a_read_its_budget_and_then_nothing()
    {
        await using RedisServer redis = await RedisServer.StartAsync();
        await using CacheHost host = await redis.NodeAsync();
        await host.Catalog.GetAsync(0);
        await host.SettleAsync();
        redis.Pause();
        for (int i = 1; i <= 5; i++)
        {
            DateTimeOffset start = host.Time.GetUtcNow();
            Assert.Equal($"value {i}", await host.AdvanceUntilAsync(host.Catalog.GetAsync(i), TimeSpan.FromMilliseconds(10)));

            // The store never answers, so only the time-out on the test's clock can have ended the wait - or the breaker, once it is open.
            Assert.True(!host.Remote.IsAvailable || host.Time.GetUtcNow() - start >= TimeSpan.FromMilliseconds(100));
        }

        await Eventually.TrueAsync(
            () =>
            {
                host.Time.Advance(TimeSpan.FromMilliseconds(10));
                return !host.Remote.IsAvailable;
            },
            "the breaker opens");
        DateTimeOffset open = host.Time.GetUtcNow();
        Assert.Equal("value 77", await host.Catalog.GetAsync(77));
        Assert.Equal(open, host.Time.GetUtcNow());
        redis.Resume();
        await host.ReachableAsync();
    }

    [Fact]
    public async Task Stopped_in_the_middle_it_does_not_hold_up_a_synchronous_call_for_long()
    {
        await using RedisServer redis = await RedisServer.StartAsync();
        await using CacheHost host = await redis.NodeAsync();
        redis.Pause();

        Assert.Equal(1, host.Catalog.Count(1));

        Assert.Equal(1, host.Counts.RemoteErrors);
        redis.Resume();
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task What_was_invalidated_while_it_stood_still_is_not_served_when_it_goes_on(string kind)
    {
        await using RedisServer redis = await RedisServer.StartAsync();
        await using CacheHost host = await redis.NodeAsync();
        await host.Catalog.GetAsync(1);
        await host.SettleAsync();
        string entry = Assert.Single(await redis.EntriesAsync());
        await redis.CommandAsync("COPY", entry, "backup");
        redis.Pause();
        Assert.False((await host.AdvanceUntilAsync(host.InvalidateAsync(kind), TimeSpan.FromMilliseconds(50))).Completed);
        host.Origin.Value = static _ => "new";
        Assert.Equal("new", await host.AdvanceUntilAsync(host.Catalog.GetAsync(1), TimeSpan.FromMilliseconds(50)));

        // The late commands may still remove the entry; it is put back as if they had been lost.
        redis.Resume();
        await host.ReachableAsync();
        await redis.CommandAsync("COPY", "backup", entry, "REPLACE");
        host.ForgetMemory();

        Assert.Equal("new", await host.Catalog.GetAsync(1));
        await using CacheHost other = await redis.NodeAsync();
        other.Origin.Value = static _ => "new";
        Assert.Equal("new", await other.Catalog.GetAsync(1));
    }
}
