using StackExchange.Redis;

namespace KpiGen.Cache.Tiers.Remote.Redis;

/// <summary>
/// Reads many keys in one round trip: one <c>MGET</c> for each slot of a cluster and one in all without a cluster, behind the times to live of
/// its keys.
/// </summary>
internal static class RedisBatchRead
{
    public static async Task<RemoteValue?[]> ReadAsync(ConnectionMultiplexer connection, byte[][] keys)
    {
        IDatabase database = connection.GetDatabase();
        var values = new RemoteValue?[keys.Length];
        IEnumerable<IGrouping<int, int>> slots = Enumerable.Range(0, keys.Length).GroupBy(place => connection.HashSlot(keys[place]));
        await Task.WhenAll([.. slots.Select(slot => ReadSlotAsync(database, keys, [.. slot], values))]).ConfigureAwait(false);
        return values;
    }

    private static async Task ReadSlotAsync(IDatabase database, byte[][] keys, int[] places, RemoteValue?[] values)
    {
        // Before the values: a key that expires in between is then a miss, and not a value that nobody knows the time of.
        Task<TimeSpan?[]> times = Task.WhenAll(Array.ConvertAll(places, place => database.KeyTimeToLiveAsync(keys[place])));
        Task<RedisValue[]> frames = database.StringGetAsync(Array.ConvertAll(places, place => (RedisKey)keys[place]));
        await Task.WhenAll(times, frames).ConfigureAwait(false);
        TimeSpan?[] left = await times.ConfigureAwait(false);
        RedisValue[] found = await frames.ConfigureAwait(false);
        for (int i = 0; i < places.Length; i++)
        {
            values[places[i]] = found[i].IsNull ? null : new RemoteValue((ReadOnlyMemory<byte>)found[i], left[i]);
        }
    }
}
