using KpiGen.Cache.Tiers.Remote.Leases;
using StackExchange.Redis;

namespace KpiGen.Cache.Tiers.Remote.Redis;

/// <summary>Asks for leases, one or many at once. Where the entry is there the answer is the entry.</summary>
internal sealed class RedisLeaseRequests(RedisConnection connection, RedisClock clock)
{
    // A lease of a lower rank belongs to a load that has been invalidated since: what it brings will not be accepted, so nobody waits for it. Ranks have a fixed
    // width and are compared as text, because numbers of this size are not exact in Lua. Garnet does not run scripts by themselves: a lease may end in the middle of one.
    private const string TakeFunction = """
        local function take(lease, token, duration)
            if redis.call('SET', lease, token, 'NX', 'PX', duration) then return 1 end
            local held = redis.call('GET', lease)
            if held and string.sub(held, 1, 20) >= string.sub(token, 1, 20) then return 0 end
            redis.call('SET', lease, token, 'PX', duration)
            return 1
        end

        """;

    // A wish begins with what the lease is wanted for. Behind WantsOther comes what the asking node has refused: an entry that begins with it counts as missing.
    // What is no string is nobody's entry, and is overwritten. First the lease and then the entry: who fills stores the entry and then gives up his lease, so that
    // who gets one after him finds the entry, also where scripts do not run by themselves.
    private const string AcquireFunction = TakeFunction + """
        local function find(entry, lease, taken, wish)
            local value = redis.pcall('GET', entry)
            if type(value) == 'table' then
                if string.find(value.err, 'WRONGTYPE', 1, true) then return taken end
            elseif not value or (string.sub(wish, 1, 1) == '3' and string.sub(value, 1, #wish - 1) == string.sub(wish, 2)) then
                return taken
            end
            if taken == 1 then redis.call('DEL', lease) end
            return value
        end

        local function acquire(entry, lease, token, duration, wish)
            local want = string.sub(wish, 1, 1)
            if want == '2' then
                redis.call('SET', lease, token, 'PX', duration)
                return 1
            end
            local taken = take(lease, token, duration)
            if want == '1' then return taken end
            return find(entry, lease, taken, wish)
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

    // What nearly every batch asks for: entries that were missing a moment ago and nearly always still are, so one command asks for all of them. What a script
    // costs is mostly the way from Lua to its commands.
    private static readonly RedisScript AcquireMissingScript = new(AcquireFunction + """
        local entries, replies = {}, {}
        for i = 1, #KEYS / 2 do
            entries[i] = KEYS[2 * i - 1]
            replies[i] = take(KEYS[2 * i], ARGV[i + 1], ARGV[1])
        end
        if redis.call('EXISTS', unpack(entries)) > 0 then
            for i = 1, #entries do
                replies[i] = find(entries[i], KEYS[2 * i], replies[i], '0')
            end
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
    public Task<LeaseReply[]> AcquireManyAsync(LeaseRequest[] requests)
        => connection.IsMade && clock.IsSet ? AcquireManyAsync(connection.GetConnected(), requests) : AcquireManyWhenConnectedAsync(requests);

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

    private async Task<LeaseReply[]> AcquireManyWhenConnectedAsync(LeaseRequest[] requests)
    {
        ConnectionMultiplexer multiplexer = await connection.GetAsync().ConfigureAwait(false);
        await clock.EnsureSetAsync(multiplexer.GetDatabase()).ConfigureAwait(false);
        return await AcquireManyAsync(multiplexer, requests).ConfigureAwait(false);
    }

    private Task<LeaseReply[]> AcquireManyAsync(ConnectionMultiplexer multiplexer, LeaseRequest[] requests)
        => RedisSlots.AskAsync(multiplexer, requests, static request => request.Key, some => AcquireSlotAsync(multiplexer.GetDatabase(), some));

    private Task<LeaseReply[]> AcquireSlotAsync(IDatabase database, LeaseRequest[] requests) => requests.Length <= MostAtOnce
        ? AcquireAtOnceAsync(database, requests)
        : RedisSlots.AskAsync(requests, Enumerable.Range(0, requests.Length).Chunk(MostAtOnce), some => AcquireAtOnceAsync(database, some));

    private async Task<LeaseReply[]> AcquireAtOnceAsync(IDatabase database, LeaseRequest[] requests)
    {
        Task<RedisResult> asked = Array.TrueForAll(requests, static request => request is { Claim: LeaseClaim.Missing, Refused: null })
            ? AcquireMissingScript.EvaluateAsync(database, Keys(requests), Tokens(requests))
            : AcquireManyScript.EvaluateAsync(database, Keys(requests), Arguments(requests));
        return Array.ConvertAll((RedisResult[])(await asked.ConfigureAwait(false))!, answer => _read(answer));
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

    private static RedisValue[] Tokens(LeaseRequest[] requests)
    {
        var arguments = new RedisValue[1 + requests.Length];
        for (int i = 0; i < requests.Length; i++)
        {
            arguments[i + 1] = requests[i].Token;
        }

        arguments[0] = Longest(requests);
        return arguments;
    }

    private static RedisValue[] Arguments(ReadOnlySpan<LeaseRequest> requests)
    {
        var arguments = new RedisValue[1 + (2 * requests.Length)];
        for (int i = 0; i < requests.Length; i++)
        {
            arguments[(2 * i) + 1] = requests[i].Token;
            arguments[(2 * i) + 2] = requests[i].Refused is { } refused ? (RedisValue)(byte[])[WantsOther, .. refused.Span] : (int)requests[i].Claim;
        }

        arguments[0] = Longest(requests);
        return arguments;
    }

    private static RedisValue Longest(ReadOnlySpan<LeaseRequest> requests)
    {
        TimeSpan longest = TimeSpan.Zero;
        foreach (ref readonly LeaseRequest request in requests)
        {
            longest = request.Duration > longest ? request.Duration : longest;
        }

        return RedisLeases.Milliseconds(longest);
    }

    private static LeaseReply Read(RedisResult result, RedisClock clock)
        => result.Resp2Type == ResultType.BulkString ? new LeaseReply(LeaseStatus.Found, RedisEntry.Read((ReadOnlyMemory<byte>)(RedisValue)result, clock))
            : new LeaseReply((int)result == 1 ? LeaseStatus.Granted : LeaseStatus.Held);
}
