using System.Globalization;

namespace KpiGen.Testing;

/// <summary>A primary, a replica, and a sentinel that watches both, on free ports of the loopback interface.</summary>
public sealed class RedisSentinel : IAsyncDisposable
{
    /// <summary>What the sentinel calls the primary, whichever server that is.</summary>
    public const string ServiceName = "kpigen";

    private RedisSentinel(RedisServer primary, RedisServer replica, RedisServer sentinel)
    {
        Primary = primary;
        Replica = replica;
        Sentinel = sentinel;
    }

    /// <summary>Gets the server that is the primary at the start.</summary>
    public RedisServer Primary { get; }

    public RedisServer Replica { get; }

    public RedisServer Sentinel { get; }

    /// <summary>Gets the endpoint of the sentinel, as StackExchange.Redis reads it.</summary>
    public string ConnectionString => $"{Sentinel.ConnectionString},serviceName={ServiceName}";

    public static async Task<RedisSentinel> StartAsync()
    {
        RedisServer primary = await RedisServer.StartAsync("--repl-diskless-sync-delay", "0");
        RedisServer replica = await RedisServer.StartAsync("--replicaof", "127.0.0.1", primary.Port.ToString(CultureInfo.InvariantCulture));
        await Eventually.TrueAsync(
            async () => (await replica.CommandAsync("INFO", "replication")).Contains("master_link_status:up", StringComparison.Ordinal), "the replica follows its primary");

        // Last: a sentinel asks again what it has been told only after ten seconds.
        RedisServer sentinel = await RedisServer.StartSentinelAsync($"""
            sentinel monitor {ServiceName} 127.0.0.1 {primary.Port.ToString(CultureInfo.InvariantCulture)} 1
            sentinel down-after-milliseconds {ServiceName} 500
            sentinel failover-timeout {ServiceName} 3000
            """);
        RedisSentinel group = new(primary, replica, sentinel);
        await Eventually.TrueAsync(
            async () => (await sentinel.CommandAsync("SENTINEL", "REPLICAS", ServiceName)).Contains("\r\nok\r\n", StringComparison.Ordinal), "the sentinel knows the replica");
        return group;
    }

    /// <summary>Waits until the sentinel has made the replica the primary.</summary>
    public Task PromotedAsync() => Eventually.TrueAsync(IsPromotedAsync, "the replica has taken over");

    // A sentinel that makes a server the primary closes the connections of its clients.
    private async Task<bool> IsPromotedAsync()
    {
        try
        {
            return (await Replica.CommandAsync("ROLE")).Contains("master", StringComparison.Ordinal);
        }
        catch (IOException)
        {
            return false;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await Sentinel.DisposeAsync();
        await Replica.DisposeAsync();
        await Primary.DisposeAsync();
    }
}
