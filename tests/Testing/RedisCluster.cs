using System.Globalization;

namespace KpiGen.Testing;

/// <summary>A Redis Cluster of three primaries with a replica each, on free ports of the loopback interface.</summary>
public sealed class RedisCluster : IAsyncDisposable
{
    private const int Primaries = 3;
    private const int Slots = 16384;

    private readonly List<RedisServer> _servers = [];

    private RedisCluster()
    {
    }

    /// <summary>Gets the primaries as they were at the start, and behind them the replica of each.</summary>
    public IReadOnlyList<RedisServer> Servers => _servers;

    /// <summary>Gets the endpoints as StackExchange.Redis reads them.</summary>
    public string ConnectionString => string.Join(',', _servers.Select(static server => server.ConnectionString));

    public static async Task<RedisCluster> StartAsync()
    {
        var cluster = new RedisCluster();
        try
        {
            await cluster.LaunchAsync();
            return cluster;
        }
        catch
        {
            await cluster.DisposeAsync();
            throw;
        }
    }

    /// <summary>Waits until every slot has a primary, in the eyes of every server that runs.</summary>
    public Task HealthyAsync(params RedisServer[] except) => Eventually.TrueAsync(
        async () =>
        {
            foreach (RedisServer server in _servers.Except(except))
            {
                string info = await server.CommandAsync("CLUSTER", "INFO");
                if (!info.Contains("cluster_state:ok", StringComparison.Ordinal) || !info.Contains("cluster_known_nodes:6", StringComparison.Ordinal))
                {
                    return false;
                }
            }

            return true;
        },
        "the cluster is healthy");

    /// <summary>Waits until a server has become a primary.</summary>
    public static Task PromotedAsync(RedisServer server) => Eventually.TrueAsync(
        async () => (await server.CommandAsync("ROLE")).Contains("master", StringComparison.Ordinal), "the replica has taken over");

    /// <summary>Waits until a server has become a replica that has what its primary has.</summary>
    public static Task FollowsAsync(RedisServer server) => Eventually.TrueAsync(
        async () => (await server.CommandAsync("INFO", "replication")).Contains("master_link_status:up", StringComparison.Ordinal), "a replica follows its primary");

    /// <summary>Begins to move the slot of a key to another primary, and removes the key.</summary>
    /// <returns>The move, which has not ended yet.</returns>
    public async Task<SlotMove> BeginMoveAsync(string key)
    {
        string slot = (await _servers[0].CommandAsync("CLUSTER", "KEYSLOT", key)).Trim(':', '\r', '\n');
        List<RedisServer> primaries = [];
        foreach (RedisServer server in _servers)
        {
            if ((await server.CommandAsync("ROLE")).Contains("master", StringComparison.Ordinal))
            {
                bool isOwner = (await server.CommandAsync("DEL", key)).StartsWith(':');
                primaries.Insert(isOwner ? 0 : primaries.Count, server);
            }
        }

        return await SlotMove.BeginAsync(primaries[0], primaries[1], slot);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (RedisServer server in _servers)
        {
            await server.DisposeAsync();
        }
    }

    private async Task LaunchAsync()
    {
        for (int i = 0; i < Primaries * 2; i++)
        {
            // The port of the bus is given: the default, 10,000 above, need not exist.
            _servers.Add(await RedisServer.StartAsync(
                "--cluster-enabled", "yes", "--cluster-port", FreePort.Next().ToString(CultureInfo.InvariantCulture),
                "--cluster-node-timeout", "1000", "--cluster-replica-validity-factor", "0", "--repl-diskless-sync-delay", "0"));
        }

        for (int i = 0; i < Primaries; i++)
        {
            await _servers[i].CommandAsync("CLUSTER", "ADDSLOTSRANGE", Text(i * Slots / Primaries), Text(((i + 1) * Slots / Primaries) - 1));
            await _servers[i].CommandAsync("CLUSTER", "SET-CONFIG-EPOCH", Text(i + 1));
        }

        foreach (RedisServer server in _servers.Skip(1))
        {
            await _servers[0].CommandAsync("CLUSTER", "MEET", "127.0.0.1", Text(server.Port), Text(await BusPortAsync(server)));
        }

        await HealthyAsync();
        for (int i = 0; i < Primaries; i++)
        {
            string id = await IdAsync(_servers[i]);
            RedisServer replica = _servers[Primaries + i];
            await Eventually.TrueAsync(
                async () => (await replica.CommandAsync("CLUSTER", "REPLICATE", id)).StartsWith("+OK", StringComparison.Ordinal), "a replica knows its primary");
            await FollowsAsync(replica);
        }

        await HealthyAsync();
    }

    internal static async Task<string> IdAsync(RedisServer server) => (await server.CommandAsync("CLUSTER", "MYID")).Split("\r\n")[1];

    private static async Task<int> BusPortAsync(RedisServer server)
        => int.Parse((await server.CommandAsync("CONFIG", "GET", "cluster-port")).Split("\r\n")[4], CultureInfo.InvariantCulture);

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
