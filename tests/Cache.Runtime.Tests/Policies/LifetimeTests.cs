using KpiGen.Cache.Policies;
using KpiGen.Cache.Tests.Harness;
using static KpiGen.Cache.Tests.Policies.Policy;

namespace KpiGen.Cache.Tests.Policies;

public class LifetimeTests
{
    public static TheoryData<TimeSpan> NotStored => [TimeSpan.Zero, TimeSpan.FromTicks(1), Seconds(-1), TimeSpan.MinValue];

    [Fact]
    public void Jitter_shortens_times_within_its_share_and_not_all_alike()
    {
        var policy = new CachePolicy { Ttl = Seconds(100), NullTtl = Seconds(10), Jitter = 0.2 };

        TimeSpan[] times = [.. Enumerable.Range(0, 1000).Select(_ => policy.For("v", null))];

        Assert.All(times, static time => Assert.InRange(time, Seconds(80), Seconds(100)));
        Assert.True(times.Distinct().Count() > 500);
        Assert.InRange(times.Min(), Seconds(80), Seconds(85));
        Assert.InRange(times.Max(), Seconds(95), Seconds(100));
        Assert.InRange(policy.For<string?>(null, null), Seconds(8), Seconds(10));
    }

    [Fact]
    public async Task Values_that_were_stored_together_do_not_expire_together()
    {
        await using CacheHost host = await CacheHost.StartAsync(new HostSetup { Options = Of(static policy => policy.Jitter = 0.5) });
        for (int id = 0; id < 500; id++)
        {
            await host.Catalog.GetAsync(id);
        }

        host.Time.Advance(Seconds(7.5));
        for (int id = 0; id < 500; id++)
        {
            await host.Catalog.GetAsync(id);
        }

        // Half of 500 are expected; 100 would be more than ten standard deviations away.
        Assert.InRange(host.Origin.Calls - 500, 100, 400);
    }

    [Fact]
    public async Task Memory_asks_the_remote_tier_again_after_its_own_time()
    {
        var nodes = new RemoteNodes();
        await using CacheHost host = await nodes.StartAsync(Of(static policy => policy.MemoryTtl = Seconds(2)));
        await host.Catalog.GetAsync(1);
        await host.SettleAsync();
        nodes.Time.Advance(Seconds(1.9));
        await host.Catalog.GetAsync(1);
        Assert.Equal(0, host.Counts.RemoteHits);

        nodes.Time.Advance(Seconds(0.1));
        await host.Catalog.GetAsync(1);
        await host.Catalog.GetAsync(1);

        Assert.Equal((1, 2, 1), (host.Counts.RemoteHits, host.Counts.MemoryHits, host.Origin.Calls));
    }

    [Fact]
    public async Task Memory_that_asks_again_does_not_renew_a_value_before_its_share_of_the_whole_time()
    {
        var nodes = new RemoteNodes();
        await using CacheHost host = await nodes.StartAsync(Of(static policy =>
        {
            policy.MemoryTtl = Seconds(2);
            policy.RefreshAhead = 0.8;
        }));
        await host.Catalog.GetAsync(1);
        await host.SettleAsync();
        for (int i = 0; i < 15; i++)
        {
            nodes.Time.Advance(Seconds(0.5));
            await host.Catalog.GetAsync(1);
            await host.LandAsync();
        }

        Assert.Equal(1, host.Origin.Calls);
        nodes.Time.Advance(Seconds(0.5));
        await host.Catalog.GetAsync(1);
        await host.Catalog.GetAsync(1);
        await host.LandAsync();
        Assert.Equal(2, host.Origin.Calls);
    }

    [Theory]
    [MemberData(nameof(NotStored))]
    public async Task A_result_that_knows_no_time_is_returned_and_stored_in_neither_tier(TimeSpan time)
    {
        var nodes = new RemoteNodes();
        await using CacheHost host = await nodes.StartAsync();
        host.Origin.Value = argument =>
        {
            CacheLoad.SetTimeToLive(time);
            return $"value {argument}";
        };

        Assert.Equal("value 1", await host.Catalog.GetAsync(1));
        Assert.Equal("value 1", await host.Catalog.GetAsync(1));
        await host.SettleAsync();

        Assert.Equal((2, 0, 0, 0L), (host.Origin.Calls, nodes.Store.Writes, host.Runtime.Leases!.Count, host.Counts.RemoteErrors));
        Assert.Equal(0, host.Statistics.Methods.Sum(static method => method.MemoryEntries));
    }

    [Theory]
    [InlineData(3)]
    [InlineData(30)]
    public async Task What_the_origin_says_wins_over_the_policy(double seconds)
    {
        await using CacheHost host = await CacheHost.StartAsync(new HostSetup { Options = Of(static _ => { }) });
        host.Origin.Value = _ =>
        {
            CacheLoad.SetTimeToLive(Seconds(seconds));
            return "v";
        };
        await host.Catalog.GetAsync(1);

        host.Time.Advance(Seconds(seconds - 0.1));
        await host.Catalog.GetAsync(1);
        Assert.Equal(1, host.Origin.Calls);
        host.Time.Advance(Seconds(0.1));
        await host.Catalog.GetAsync(1);
        Assert.Equal(2, host.Origin.Calls);
    }

    [Fact]
    public async Task For_ever_is_a_year()
    {
        var nodes = new RemoteNodes();
        await using CacheHost host = await nodes.StartAsync(Of(static policy => policy.Stale = TimeSpan.FromDays(365)));
        host.Origin.Value = static _ =>
        {
            CacheLoad.SetTimeToLive(TimeSpan.MaxValue);
            return "v";
        };

        await host.Catalog.GetAsync(1);
        await host.SettleAsync();
        host.ForgetMemory();

        Assert.Equal("v", await host.Catalog.GetAsync(1));
        Assert.Equal((1L, 1), (host.Counts.RemoteHits, host.Origin.Calls));
    }

    [Fact]
    public void A_value_decides_before_the_policy_and_what_the_load_says_before_the_value()
    {
        var policy = new CachePolicy { Ttl = Seconds(10), NullTtl = TimeSpan.Zero };

        Assert.Equal(Seconds(3), policy.For(new Timed(Seconds(3)), null));
        Assert.Equal(Seconds(4), policy.For(new Timed(Seconds(3)), Seconds(4)));
        Assert.Equal(Seconds(10), policy.For(new Timed(null), null));
        Assert.Equal(TimeSpan.Zero, policy.For(new Timed(Seconds(-3)), null));
        Assert.Equal(TimeSpan.FromDays(365), policy.For(new Timed(TimeSpan.MaxValue), null));
        Assert.Equal(TimeSpan.Zero, policy.For<Timed?>(null, null));
    }

    private sealed record Timed(TimeSpan? TimeToLive) : ICacheLifetime;
}
