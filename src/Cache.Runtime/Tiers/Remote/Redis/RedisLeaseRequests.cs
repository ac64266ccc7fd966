using KpiGen.Cache.Tiers.Remote.Leases;
using StackExchange.Redis;

namespace KpiGen.Cache.Tiers.Remote.Redis;

/// <summary>Asks for leases, one or many at once. Where the entry is there the answer is the entry.</summary>
internal sealed class RedisLeaseRequests(RedisConnection connection, RedisClock clock)
{
    // An entry that the asking node has refused - it begins with what it gives, if it gives anything - counts as missing. A lease of a lower rank belongs to a
    // load that has been invalidated since: what it brings will not be accepted, so nobody waits for it. Ranks have a fixed width and are
    // compared as text, because numbers of this size are not exact in Lua. What is no string is nobody's entry, and is overwritten.
    private const string AcquireFunction = """
        local function acquire(entry, lease, token, duration, refuses, refused, claim)
            if claim == '0' then
                local value = redis.pcall('GET', entry)
                if type(value) == 'table' then
                    if not string.find(value.err, 'WRONGTYPE', 1, true) then return value end
                    value = false
                end
                if value and (refuses == '0' or string.sub(value, 1, #refused) ~= refused) then return {2, value} end
            end
            local held = redis.call('GET', lease)
            if held and claim ~= '2' and string.sub(held, 1, 20) >= string.sub(token, 1, 20) then return {0} end
            redis.call('SET', lease, token, 'PX', duration)
            return {1}
        end

        """;

    private const string AcquireScript = AcquireFunction + "return acquire(KEYS[1], KEYS[2], ARGV[1], ARGV[2], ARGV[3], ARGV[4], ARGV[5])";

    private const string AcquireManyScript = AcquireFunction + """
        local replies = {}
        for i = 1, #KEYS / 2 do
            local a = 5 * i - 5
            replies[i] = acquire(KEYS[2 * i - 1], KEYS[2 * i], ARGV[a + 1], ARGV[a + 2], ARGV[a + 3], ARGV[a + 4], ARGV[a + 5])
        end
        return replies
        """;

    // A script holds up every other command of the server: this many take less than a millisecond.
    private const int MostAtOnce = 128;

    public async Task<LeaseReply> AcquireAsync(LeaseRequest request)
    {
        IDatabase database = await connection.DatabaseAsync().ConfigureAwait(false);
        await clock.EnsureSetAsync(database).ConfigureAwait(false);
        return Read(await database.ScriptEvaluateAsync(AcquireScript, [request.Key, RedisLeases.NameOf(request.Key)], Arguments(request)).ConfigureAwait(false));
    }

    /// <summary>Asks for several leases: one script for each slot of a cluster, and without a cluster for as many as do not hold the server up.</summary>
    public async Task<LeaseReply[]> AcquireManyAsync(LeaseRequest[] requests)
    {
        ConnectionMultiplexer multiplexer = await connection.GetAsync().ConfigureAwait(false);
        await clock.EnsureSetAsync(multiplexer.GetDatabase()).ConfigureAwait(false);
        var replies = new LeaseReply[requests.Length];
        IEnumerable<int[]> groups = RedisSlots.Group(multiplexer, Array.ConvertAll(requests, static request => request.Key)).SelectMany(static slot => slot.Chunk(MostAtOnce));
        await Task.WhenAll([.. groups.Select(places => AcquireSlotAsync(multiplexer.GetDatabase(), requests, places, replies))]).ConfigureAwait(false);
        return replies;
    }

    public LeaseReply Acquire(LeaseRequest request)
    {
        IDatabase database = connection.GetConnected().GetDatabase();
        clock.EnsureSet(database);
        return Read(database.ScriptEvaluate(AcquireScript, [request.Key, RedisLeases.NameOf(request.Key)], Arguments(request)));
    }

    private async Task AcquireSlotAsync(IDatabase database, LeaseRequest[] requests, int[] places, LeaseReply[] replies)
    {
        RedisKey[] keys = [.. places.SelectMany(place => new RedisKey[] { requests[place].Key, RedisLeases.NameOf(requests[place].Key) })];
        RedisValue[] arguments = [.. places.SelectMany(place => Arguments(requests[place]))];
        var answers = (RedisResult[])(await database.ScriptEvaluateAsync(AcquireManyScript, keys, arguments).ConfigureAwait(false))!;
        for (int i = 0; i < places.Length; i++)
        {
            replies[places[i]] = Read(answers[i]);
        }
    }

    private static RedisValue[] Arguments(LeaseRequest request) => [request.Token, RedisLeases.Milliseconds(request.Duration), request.Refused is null ? 0 : 1, request.Refused ?? default, (int)request.Claim];

    private LeaseReply Read(RedisResult result)
    {
        var parts = (RedisResult[])result!;
        return (int)parts[0] switch
        {
            0 => new LeaseReply(LeaseStatus.Held),
            1 => new LeaseReply(LeaseStatus.Granted),
            _ => new LeaseReply(LeaseStatus.Found, RedisEntry.Read((ReadOnlyMemory<byte>)(RedisValue)parts[1], clock)),
        };
    }
}
