using KpiGen.Cache.Tests.Harness;
using KpiGen.Testing;
using StackExchange.Redis;

namespace KpiGen.Cache.Tests.Redis;

/// <summary>A network between the cache and Redis that does what it likes.</summary>
public sealed class RelayTests : IAsyncLifetime
{
    private RedisServer _redis = null!;
    private TcpRelay _relay = null!;

    public static TheoryData<RelayFault> Faults => [RelayFault.Silent, RelayFault.CutsReply, RelayFault.Refuses];

    public async ValueTask InitializeAsync()
    {
        _redis = await RedisServer.StartAsync();
        _relay = new TcpRelay(_redis.Port);
    }

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task Callers_are_answered_and_see_no_exception_and_afterwards_it_is_used_again(RelayFault fault)
    {
        await using CacheHost host = await StartAsync();
        await host.ReachableAsync();
        await host.Catalog.GetAsync(0);
        await host.SettleAsync();
        _relay.Fault = fault;

        for (int i = 1; i <= 20; i++)
        {
            Assert.Equal($"value {i}", await host.WaitAsync(host.Catalog.GetAsync(i)));
        }

        Assert.Equal(4, await host.WaitAsync(Task.Run(() => host.Catalog.Stock("acme"))));
        Assert.Equal(22, host.Origin.Calls);
        Assert.False((await host.WaitAsync(host.InvalidateAsync("type"))).Completed);

        _relay.Fault = RelayFault.None;
        await host.ReachableAsync();
        Assert.True((await host.InvalidateAsync("type")).Completed);
    }

    [Fact]
    public async Task A_half_open_server_is_answered_around_within_the_budget_from_the_start()
    {
        _relay.Fault = RelayFault.Silent;
        await using CacheHost host = await StartAsync();
        DateTimeOffset start = host.Time.GetUtcNow();

        Assert.Equal("value 1", await host.WaitAsync(host.Catalog.GetAsync(1)));

        // One budget to learn the numbers, and the steps in which the test moves the clock.
        Assert.InRange(host.Time.GetUtcNow() - start, TimeSpan.Zero, TimeSpan.FromMilliseconds(250));
        _relay.Fault = RelayFault.None;
        _relay.CloseAll();
        await host.ReachableAsync();
    }

    [Theory]
    [InlineData("key")]
    [InlineData("tag")]
    [InlineData("pattern")]
    [InlineData("type")]
    [InlineData("all")]
    public async Task What_was_invalidated_while_a_node_was_cut_off_is_gone_when_it_is_back(string kind)
    {
        await using CacheHost cutOff = await StartAsync();
        await cutOff.ReachableAsync();
        await cutOff.ListeningAsync();
        await using CacheHost other = await _redis.NodeAsync();
        await cutOff.Catalog.PriceAsync("acme", 1);
        await cutOff.SettleAsync();
        _relay.Fault = RelayFault.Refuses;

        Assert.True((await other.InvalidatePriceAsync(kind)).Completed);
        Assert.Equal("acme 1", await cutOff.Catalog.PriceAsync("acme", 1));
        _relay.Fault = RelayFault.None;
        cutOff.Origin.Value = static _ => "new";

        // Nobody compares: the connection that is restored asks by itself.
        await Eventually.TrueAsync(
            async () =>
            {
                cutOff.Time.Advance(TimeSpan.FromMilliseconds(25));
                return await cutOff.Catalog.PriceAsync("acme", 1) == "new";
            },
            "the node has caught up");
    }

    public async ValueTask DisposeAsync()
    {
        await _relay.DisposeAsync();
        await _redis.DisposeAsync();
    }

    private Task<CacheHost> StartAsync() => CacheHost.StartAsync(new HostSetup
    {
        RedisConfiguration = new ConfigurationOptions { EndPoints = { { "127.0.0.1", _relay.Port } } },
        Options = static options =>
        {
            options.CoherenceWindow = TimeSpan.FromSeconds(60);
            options.Remote.ConnectTimeout = TimeSpan.Zero;
        },
    });
}
