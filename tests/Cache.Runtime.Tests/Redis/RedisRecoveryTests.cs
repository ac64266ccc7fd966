using KpiGen.Cache.Tests.Harness;
using KpiGen.Testing;
using StackExchange.Redis;

namespace KpiGen.Cache.Tests.Redis;

/// <summary>What was wrong with a server is put right, and the nodes use it again by themselves.</summary>
public class RedisRecoveryTests
{
    // NOAUTH and WRONGPASS: no password, and not the right one.
    [Theory]
    [InlineData("")]
    [InlineData(",password=wrong")]
    public async Task A_server_that_refuses_the_password_is_used_as_soon_as_it_no_longer_does(string credentials)
    {
        await using RedisServer redis = await RedisServer.StartAsync("--requirepass", "right");
        await using CacheHost host = await CacheHost.StartAsync(new HostSetup
        {
            Redis = redis.ConnectionString + credentials,
            Options = static options => options.CoherenceWindow = TimeSpan.FromSeconds(60),
        });
        Assert.Equal("value 1", await host.WaitAsync(host.Catalog.GetAsync(1)));
        Assert.False(host.Remote.IsAvailable);

        await using (ConnectionMultiplexer administrator = await ConnectionMultiplexer.ConnectAsync(redis.ConnectionString + ",password=right"))
        {
            await administrator.GetServers()[0].ExecuteAsync("ACL", "SETUSER", "default", "nopass");
        }

        await host.ReachableAsync();
        await host.Catalog.GetAsync(2);
        await host.SettleAsync();
        host.ForgetMemory();
        Assert.Equal("value 2", await host.WaitAsync(host.Catalog.GetAsync(2)));
        Assert.Equal((2, 1), (host.Origin.Calls, host.Counts.RemoteHits));
    }

    [Fact]
    public async Task After_each_restart_nodes_listen_again_and_leave_no_connection_behind()
    {
        await using RedisServer redis = await RedisServer.StartAsync();
        await using CacheHost one = await redis.NodeAsync();
        await using CacheHost two = await redis.NodeAsync();
        for (int restart = 1; restart <= 3; restart++)
        {
            await redis.RestartAsync();
            await UsableAsync(one);
            await UsableAsync(two);
            one.Origin.Value = two.Origin.Value = static _ => "old";
            await one.InvalidateAsync("key");
            await two.WaitAsync(two.Catalog.GetAsync(1));
            string value = $"new {restart}";
            one.Origin.Value = two.Origin.Value = _ => value;

            Assert.True((await one.InvalidateAsync("key")).Completed);

            // Nobody compares by itself here: it has arrived as a message.
            await Eventually.TrueAsync(async () => await two.Catalog.GetAsync(1) == value, "the message has arrived");
        }

        // Two for each node: one for commands and one for messages.
        await Eventually.TrueAsync(async () => await ConnectionsAsync(redis) == 4, "only the connections in use are left");

        // What was loaded last is still being stored behind the answer.
        await Eventually.TrueAsync(() => one.Runtime.Background.Count + two.Runtime.Background.Count == 0, "nothing is under way");
        Assert.Equal(0, one.Runtime.Leases!.Count + two.Runtime.Leases!.Count);
    }

    private static async Task UsableAsync(CacheHost host)
    {
        await host.ReachableAsync();
        await host.ListeningAsync();
    }

    private static async Task<int> ConnectionsAsync(RedisServer redis)
        => (await redis.CommandAsync("CLIENT", "LIST")).Split('\n').Count(static line => line.Contains("name=KpiGen.Cache", StringComparison.Ordinal));
}
