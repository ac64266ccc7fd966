using StackExchange.Redis;

namespace KpiGen.Cache.Tiers.Remote.Redis;

/// <summary>Reads many keys in one round trip: one <c>MGET</c> for each slot of a cluster, and one in all without a cluster.</summary>
internal static class RedisBatchRead
{
    public static async Task<RemoteValue?[]> ReadAsync(ConnectionMultiplexer connection, byte[][] keys, RedisClock clock)
    {
        IDatabase database = connection.GetDatabase();
        await clock.EnsureSetAsync(database).ConfigureAwait(false);
        var values = new RemoteValue?[keys.Length];
        await Task.WhenAll([.. RedisSlots.Group(connection, keys).Select(slot => ReadSlotAsync(database, keys, slot, clock, values))]).ConfigureAwait(false);
        return values;
    }

    private static async Task ReadSlotAsync(IDatabase database, byte[][] keys, int[] places, RedisClock clock, RemoteValue?[] values)
    {
        RedisValue[] found = await database.StringGetAsync(Array.ConvertAll(places, place => (RedisKey)keys[place])).ConfigureAwait(false);
        for (int i = 0; i < places.Length; i++)
        {
            values[places[i]] = found[i].IsNull ? null : RedisEntry.Read((ReadOnlyMemory<byte>)found[i], clock);
        }
    }
}
