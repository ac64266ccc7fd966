using StackExchange.Redis;

namespace KpiGen.Cache.Tiers.Remote.Redis;

/// <summary>Tells which keys one command may have: those of one slot of a cluster, and all of them without a cluster.</summary>
internal static class RedisSlots
{
    /// <summary>Groups keys.</summary>
    /// <returns>The places of the keys of each slot.</returns>
    public static IEnumerable<int[]> Group(ConnectionMultiplexer connection, byte[][] keys)
        => Enumerable.Range(0, keys.Length).GroupBy(place => connection.HashSlot(keys[place])).Select(static slot => slot.ToArray());
}
