using StackExchange.Redis;

namespace KpiGen.Cache.Tiers.Remote.Redis;

/// <summary>Stores entries under their leases, one or many at once.</summary>
internal sealed class RedisFills(RedisConnection connection, RedisClock clock)
{
    private const string FillFunction = """
        local function fill(entry, lease, token, stored, lifetime)
            if redis.call('GET', lease) ~= token then return 0 end
            redis.call('SET', entry, stored, 'PX', lifetime)
            redis.call('DEL', lease)
            return 1
        end

        """;

    private static readonly RedisScript FillScript = new(FillFunction + "return fill(KEYS[1], KEYS[2], ARGV[1], ARGV[2], ARGV[3])");

    private static readonly RedisScript FillManyScript = new(FillFunction + """
        local replies = {}
        for i = 1, #KEYS / 2 do
            local a = 3 * i - 3
            replies[i] = fill(KEYS[2 * i - 1], KEYS[2 * i], ARGV[a + 1], ARGV[a + 2], ARGV[a + 3])
        end
        return replies
        """);

    // A script holds up every other command of the server: this much takes less than a millisecond or two.
    private const int MostAtOnce = 128;
    private const int MostBytesAtOnce = 256 * 1024;

    public ValueTask<bool> FillAsync(RemoteFrame frame)
        => new(connection.IsMade && clock.IsSet ? FillAsync(connection.GetConnected().GetDatabase(), frame) : FillWhenConnectedAsync(frame));

    /// <summary>Stores several entries: one script for each slot of a cluster, and without a cluster for as many as do not hold the server up.</summary>
    public async Task<bool[]> FillManyAsync(RemoteFrame[] frames)
    {
        ConnectionMultiplexer multiplexer = await connection.GetAsync().ConfigureAwait(false);
        IDatabase database = multiplexer.GetDatabase();
        await clock.EnsureSetAsync(database).ConfigureAwait(false);
        return await RedisSlots.AskAsync(
            multiplexer, frames, static frame => frame.Lease.Key, some => RedisSlots.AskAsync(some, Portions(some), portion => FillAtOnceAsync(database, portion))).ConfigureAwait(false);
    }

    private async Task<bool> FillWhenConnectedAsync(RemoteFrame frame)
    {
        IDatabase database = await connection.DatabaseAsync().ConfigureAwait(false);
        await clock.EnsureSetAsync(database).ConfigureAwait(false);
        return await FillAsync(database, frame).ConfigureAwait(false);
    }

    private Task<bool> FillAsync(IDatabase database, RemoteFrame frame)
        => FillScript.EvaluateAsync(database, Keys(frame), Arguments(frame), static result => (bool)result);

    private async Task<bool[]> FillAtOnceAsync(IDatabase database, RemoteFrame[] frames)
    {
        RedisKey[] keys = [.. frames.SelectMany(Keys)];
        RedisValue[] arguments = [.. frames.SelectMany(Arguments)];
        return (bool[])(await FillManyScript.EvaluateAsync(database, keys, arguments).ConfigureAwait(false))!;
    }

    private static IEnumerable<int[]> Portions(RemoteFrame[] frames)
    {
        List<int> portion = [];
        int bytes = 0;
        for (int place = 0; place < frames.Length; place++)
        {
            if (portion.Count == MostAtOnce || (portion.Count > 0 && bytes + frames[place].Bytes.Length > MostBytesAtOnce))
            {
                yield return [.. portion];
                portion.Clear();
                bytes = 0;
            }

            portion.Add(place);
            bytes += frames[place].Bytes.Length;
        }

        yield return [.. portion];
    }

    private static RedisKey[] Keys(RemoteFrame frame) => [frame.Lease.Key, RedisLeases.NameOf(frame.Lease.Key)];

    private RedisValue[] Arguments(RemoteFrame frame)
        => [frame.Lease.Token, RedisEntry.Of(frame.Bytes, frame.Lifetime, clock), RedisLeases.Milliseconds(frame.Lifetime)];
}
