using StackExchange.Redis;

namespace KpiGen.Cache.Tiers.Remote.Redis;

/// <summary>Reads many keys in one round trip: one <c>MGET</c> for each slot of a cluster, and one in all without a cluster.</summary>
internal static class RedisBatchRead
{
    /// <summary>Reads keys. The clock must have been set.</summary>
    public static Task<RemoteValue?[]> ReadAsync(ConnectionMultiplexer connection, byte[][] keys, RedisClock clock)
        => RedisSlots.AskAsync(connection, keys, static key => key, some => ReadSlotAsync(connection.GetDatabase(), some, clock));

    private static async Task<RemoteValue?[]> ReadSlotAsync(IDatabase database, byte[][] keys, RedisClock clock)
    {
        RedisValue[] found = await database.StringGetAsync(Array.ConvertAll(keys, static key => (RedisKey)key)).ConfigureAwait(false);
        var values = new RemoteValue?[found.Length];
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = found[i].IsNull ? null : RedisEntry.Read((ReadOnlyMemory<byte>)found[i], clock);
        }

        return values;
    }
}
