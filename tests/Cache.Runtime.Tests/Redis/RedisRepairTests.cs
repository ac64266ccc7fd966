using KpiGen.Cache.Tests.Harness;
using KpiGen.Testing;
using StackExchange.Redis;

namespace KpiGen.Cache.Tests.Redis;

/// <summary>A node that is cut off from Redis for a while, and another one that is not.</summary>
public sealed class RedisRepairTests : IAsyncLifetime
{
    private RedisServer _redis = null!;
    private TcpRelay _relay = null!;

    public static TheoryData<string> Kinds => Invalidations.Kinds;

    public async ValueTask InitializeAsync()
    {
        _redis = await RedisServer.StartAsync();
        _relay = new TcpRelay(_redis.Port);
    }

    [Fact]
    public async Task What_a_node_has_loaded_while_it_was_cut_off_another_node_reads_from_redis()
    {
        await using CacheHost cutOff = await LoadCutOffAsync();
        await ReconnectAsync(cutOff);

        await using CacheHost other = await _redis.NodeAsync();
        Assert.Equal("value 1", await other.Catalog.GetAsync(1));
        Assert.Equal((0, 1), (other.Origin.Calls, other.Counts.RemoteHits));
        Assert.DoesNotContain(await _redis.KeysAsync(), static key => key.EndsWith(":lease", StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task What_another_node_has_invalidated_meanwhile_is_not_written(string kind)
    {
        await using CacheHost cutOff = await LoadCutOffAsync();
        await using CacheHost other = await _redis.NodeAsync();
        Assert.True((await other.InvalidateAsync(kind)).Completed);

        await ReconnectAsync(cutOff);

        Assert.Empty(await _redis.EntriesAsync());
    }

    public async ValueTask DisposeAsync()
    {
        await (_relay?.DisposeAsync() ?? ValueTask.CompletedTask);
        await (_redis?.DisposeAsync() ?? ValueTask.CompletedTask);
    }

    private async Task<CacheHost> LoadCutOffAsync()
    {
        CacheHost host = await CacheHost.StartAsync(new HostSetup
        {
            RedisConfiguration = new ConfigurationOptions { EndPoints = { { "127.0.0.1", _relay.Port } } },
            Options = static options =>
            {
                options.CoherenceWindow = TimeSpan.FromSeconds(60);
                options.DisconnectedLimit = TimeSpan.FromHours(1);
            },
        });
        await host.ReachableAsync();
        await host.ListeningAsync();
        _relay.Fault = RelayFault.Refuses;
        Assert.Equal("value 1", await host.WaitAsync(host.Catalog.GetAsync(1)));
        Assert.Empty(await _redis.EntriesAsync());
        return host;
    }

    private async Task ReconnectAsync(CacheHost host)
    {
        _relay.Fault = RelayFault.None;
        await host.ReachableAsync();
        await host.ListeningAsync();
        await host.Coherence.CompareAsync();
        await host.SettleAsync();
    }
}
