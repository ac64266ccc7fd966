using KpiGen.Cache.Tests.Harness;
using KpiGen.Testing;

namespace KpiGen.Cache.Tests.Redis.Servers;

/// <summary>A sentinel replaces the primary. The servers of these tests are their own: afterwards nothing is as it was.</summary>
public sealed class SentinelFailoverTests : IAsyncLifetime
{
    private RedisSentinel _redis = null!;

    public async ValueTask InitializeAsync() => _redis = await RedisSentinel.StartAsync();

    [Fact]
    public async Task A_primary_that_is_killed_costs_no_exception_and_its_replica_is_used_after_it()
    {
        await using CacheHost one = await StartAsync();
        await using CacheHost two = await StartAsync();
        await one.Catalog.PriceAsync("acme", 1);
        await one.SettleAsync();
        Assert.Equal("acme 1", await two.Catalog.PriceAsync("acme", 1));
        Assert.Equal(0, two.Origin.Calls);
        await _redis.Primary.KillAsync();

        DateTimeOffset start = one.Time.GetUtcNow();
        for (int i = 200; i < 300; i++)
        {
            Assert.Equal($"value {i}", await one.WaitAsync(one.Catalog.GetAsync(i)));
        }

        // Far less than a budget for each on average: the breaker leaves a server alone that does not answer.
        Assert.InRange(one.Time.GetUtcNow() - start, TimeSpan.Zero, TimeSpan.FromSeconds(10));
        Assert.Equal(1 + 100, one.Origin.Calls);
        await _redis.PromotedAsync();
        await RecoveredAsync(one);
        await RecoveredAsync(two);

        one.Origin.Value = two.Origin.Value = static _ => "new";

        // Again and again: the client subscribes at the new primary behind everything else, and nobody compares here what it missed before.
        await Eventually.TrueAsync(
            async () => (await one.Invalidator.InvalidateAsync(CatalogKeys.PriceAsync("acme", 1))).Completed && await two.Catalog.PriceAsync("acme", 1) == "new",
            "a message has arrived");

        // Other calls until one is shared: what the client has only just reconfigured can still fail, and open a breaker that time has to close.
        int id = 1;
        await Eventually.TrueAsync(
            async () =>
            {
                await one.ReachableAsync();
                await two.ReachableAsync();

                // Numbers that the replica had not got yet have come back higher, and here nobody compares by itself.
                await one.Coherence.CompareAsync();
                await two.Coherence.CompareAsync();
                await two.Catalog.PriceAsync("acme", ++id);
                await two.SettleAsync();
                int calls = one.Origin.Calls;
                return await one.Catalog.PriceAsync("acme", id) == "new" && one.Origin.Calls == calls;
            },
            "a node reads from the new primary what the other one has loaded");
    }

    [Fact]
    public async Task A_node_that_starts_before_the_sentinel_answers_and_uses_it_when_it_comes()
    {
        await _redis.Sentinel.KillAsync();
        await using CacheHost host = await StartAsync(waits: false);

        Assert.Equal("value 1", await host.WaitAsync(host.Catalog.GetAsync(1)));

        await _redis.Sentinel.RestartAsync();
        await host.ReachableAsync();
        Assert.True((await host.InvalidateAsync("type")).Completed);
    }

    public ValueTask DisposeAsync() => _redis?.DisposeAsync() ?? ValueTask.CompletedTask;

    private static async Task RecoveredAsync(CacheHost host)
    {
        await host.ReachableAsync();
        await host.ListeningAsync();
    }

    private async Task<CacheHost> StartAsync(bool waits = true)
    {
        CacheHost host = await CacheHost.StartAsync(new HostSetup
        {
            Redis = _redis.ConnectionString,
            Options = options =>
            {
                options.CoherenceWindow = TimeSpan.FromSeconds(60);
                options.Remote.ConnectTimeout = waits ? options.Remote.ConnectTimeout : TimeSpan.Zero;
            },
        });
        if (waits)
        {
            await RecoveredAsync(host);
        }

        return host;
    }
}
