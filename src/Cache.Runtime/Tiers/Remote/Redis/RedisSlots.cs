using StackExchange.Redis;

namespace KpiGen.Cache.Tiers.Remote.Redis;

/// <summary>Tells which keys one command may have: those of one slot of a cluster, and all of them without a cluster.</summary>
internal static class RedisSlots
{
    /// <summary>Groups keys.</summary>
    /// <returns>The places of the keys of each slot.</returns>
    public static IEnumerable<int[]> Group(ConnectionMultiplexer connection, byte[][] keys)
    {
        IEnumerable<int> places = Enumerable.Range(0, keys.Length);
        return keys is [byte[] first, ..] && connection.HashSlot(first) < 0
            ? [[.. places]]
            : places.GroupBy(place => connection.HashSlot(keys[place])).Select(static slot => slot.ToArray());
    }
}
