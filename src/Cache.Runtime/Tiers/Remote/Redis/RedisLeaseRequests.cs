using KpiGen.Cache.Tiers.Remote.Leases;
using StackExchange.Redis;

namespace KpiGen.Cache.Tiers.Remote.Redis;

/// <summary>Asks for leases, one or many at once. Where the entry is there the answer is the entry.</summary>
internal sealed class RedisLeaseRequests(RedisConnection connection, RedisClock clock)
{
    // A wish begins with what the lease is wanted for. Behind WantsOther comes what the asking node has refused: an entry that begins with it counts as missing. A
    // lease of a lower rank belongs to a load that has been invalidated since: what it brings will not be accepted, so nobody waits for it. Ranks have a fixed
    // width and are compared as text, because numbers of this size are not exact in Lua. Garnet does not run scripts by themselves: a lease may end in the middle of one. What is no string is nobody's entry, and is overwritten.
    private const string AcquireFunction = """
        local function acquire(entry, lease, token, duration, wish)
            local want = string.sub(wish, 1, 1)
            if want == '0' or want == '3' then
                local value = redis.pcall('GET', entry)
                if type(value) == 'table' then
                    if not string.find(value.err, 'WRONGTYPE', 1, true) then return value end
                    value = false
                end
                if value and (want == '0' or string.sub(value, 1, #wish - 1) ~= string.sub(wish, 2)) then return value end
            end
            if want == '2' then
                redis.call('SET', lease, token, 'PX', duration)
                return 1
            end
            if redis.call('SET', lease, token, 'NX', 'PX', duration) then return 1 end
            local held = redis.call('GET', lease)
            if held and string.sub(held, 1, 20) >= string.sub(token, 1, 20) then return 0 end
            redis.call('SET', lease, token, 'PX', duration)
            return 1
        end

        """;

    private static readonly RedisScript AcquireScript = new(AcquireFunction + "return acquire(KEYS[1], KEYS[2], ARGV[2], ARGV[1], ARGV[3])");

    private static readonly RedisScript AcquireManyScript = new(AcquireFunction + """
        local replies = {}
        for i = 1, #KEYS / 2 do
            replies[i] = acquire(KEYS[2 * i - 1], KEYS[2 * i], ARGV[2 * i], ARGV[1], ARGV[2 * i + 1])
        end
        return replies
        """);

    private const byte WantsOther = (byte)'3';

    // A script holds up every other command of the server: this many take less than a millisecond.
    private const int MostAtOnce = 128;

    private readonly Func<RedisResult, LeaseReply> _read = result => Read(result, clock);

    public Task<LeaseReply> AcquireAsync(LeaseRequest request)
        => connection.IsMade && clock.IsSet ? AcquireAsync(connection.GetConnected().GetDatabase(), request) : AcquireWhenConnectedAsync(request);

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
        return _read(AcquireScript.Evaluate(database, Keys([request]), Arguments([request])));
    }

    private async Task<LeaseReply> AcquireWhenConnectedAsync(LeaseRequest request)
    {
        IDatabase database = await connection.DatabaseAsync().ConfigureAwait(false);
        await clock.EnsureSetAsync(database).ConfigureAwait(false);
        return await AcquireAsync(database, request).ConfigureAwait(false);
    }

    private Task<LeaseReply> AcquireAsync(IDatabase database, LeaseRequest request)
        => AcquireScript.EvaluateAsync(database, Keys([request]), Arguments([request]), _read);

    private async Task AcquireSlotAsync(IDatabase database, LeaseRequest[] requests, int[] places, LeaseReply[] replies)
    {
        LeaseRequest[] asked = places.Length == requests.Length ? requests : Array.ConvertAll(places, place => requests[place]);
        var answers = (RedisResult[])(await AcquireManyScript.EvaluateAsync(database, Keys(asked), Arguments(asked)).ConfigureAwait(false))!;
        for (int i = 0; i < places.Length; i++)
        {
            replies[places[i]] = _read(answers[i]);
        }
    }

    private static RedisKey[] Keys(ReadOnlySpan<LeaseRequest> requests)
    {
        var keys = new RedisKey[2 * requests.Length];
        for (int i = 0; i < requests.Length; i++)
        {
            keys[2 * i] = requests[i].Key;
            keys[(2 * i) + 1] = RedisLeases.NameOf(requests[i].Key);
        }

        return keys;
    }

    private static RedisValue[] Arguments(ReadOnlySpan<LeaseRequest> requests)
    {
        var arguments = new RedisValue[1 + (2 * requests.Length)];
        TimeSpan longest = TimeSpan.Zero;
        for (int i = 0; i < requests.Length; i++)
        {
            longest = requests[i].Duration > longest ? requests[i].Duration : longest;
            arguments[(2 * i) + 1] = requests[i].Token;
            arguments[(2 * i) + 2] = requests[i].Refused is { } refused ? (RedisValue)(byte[])[WantsOther, .. refused.Span] : (int)requests[i].Claim;
        }

        arguments[0] = RedisLeases.Milliseconds(longest);
        return arguments;
    }

    private static LeaseReply Read(RedisResult result, RedisClock clock)
        => result.Resp2Type == ResultType.BulkString ? new LeaseReply(LeaseStatus.Found, RedisEntry.Read((ReadOnlyMemory<byte>)(RedisValue)result, clock))
            : new LeaseReply((int)result == 1 ? LeaseStatus.Granted : LeaseStatus.Held);
}
