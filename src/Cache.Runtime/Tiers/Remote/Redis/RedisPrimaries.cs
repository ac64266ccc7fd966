using StackExchange.Redis;

namespace KpiGen.Cache.Tiers.Remote.Redis;

/// <summary>Finds the servers that together hold every key.</summary>
internal static class RedisPrimaries
{
    /// <exception cref="InvalidOperationException">There is none at present.</exception>
    public static async Task<IReadOnlyList<IServer>> FindAsync(ConnectionMultiplexer multiplexer)
    {
        IServer[] primaries = Find(multiplexer);
        if (!Array.TrueForAll(primaries, static server => server.IsConnected))
        {
            // What the client remembers may be from before the last failover.
            await multiplexer.ConfigureAsync().ConfigureAwait(false);
            primaries = Find(multiplexer);
        }

        return primaries.Length > 0 ? primaries : throw new InvalidOperationException("No primary is connected.");
    }

    private static IServer[] Find(ConnectionMultiplexer multiplexer)
    {
        IServer[] connected = Array.FindAll(multiplexer.GetServers(), static server => server.IsConnected);
        ClusterConfiguration? cluster = Array.Find(connected, static server => server.ServerType == ServerType.Cluster)?.ClusterConfiguration;

        // The client goes on listing a primary that has been replaced. In a cluster it has lost its slots; one that has not been replaced and
        // cannot be reached has keys that nobody can remove.
        return cluster is null
            ? Array.FindAll(connected, static server => !server.IsReplica)
            : [.. cluster.Nodes.Where(static node => !node.IsReplica && node.Slots.Count > 0).Select(node => multiplexer.GetServer(node.EndPoint!))];
    }
}
