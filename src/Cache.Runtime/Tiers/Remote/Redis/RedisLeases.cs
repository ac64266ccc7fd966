using KpiGen.Cache.Tiers.Remote.Leases;
using StackExchange.Redis;

namespace KpiGen.Cache.Tiers.Remote.Redis;

/// <summary>Leases in Redis: <c>{key}:lease</c> holds the token of whoever may fill the key. The braces keep both in one slot.</summary>
internal sealed class RedisLeases(RedisConnection connection, RedisClock clock)
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

    private const string FillScript = """
        if redis.call('GET', KEYS[2]) ~= ARGV[1] then return 0 end
        redis.call('SET', KEYS[1], ARGV[2] .. ARGV[4], 'PX', ARGV[3])
        redis.call('DEL', KEYS[2])
        return 1
        """;

    private const string RenewScript = """
        if redis.call('GET', KEYS[1]) ~= ARGV[1] then return 0 end
        return redis.call('PEXPIRE', KEYS[1], ARGV[2])
        """;

    private const string ReleaseScript = """
        if redis.call('GET', KEYS[1]) ~= ARGV[1] then return 0 end
        return redis.call('DEL', KEYS[1])
        """;

    /// <summary>Returns the name of the lease of a key.</summary>
    public static byte[] NameOf(ReadOnlySpan<byte> key) => [(byte)'{', .. key, .. "}:lease"u8];

    /// <summary>Returns what the names of the leases match whose keys match.</summary>
    public static string PatternOf(string pattern) => $"{{{GlobPattern.Close(pattern)}}}:lease";

    public async Task<LeaseReply> AcquireAsync(LeaseRequest request)
    {
        IDatabase database = await connection.DatabaseAsync().ConfigureAwait(false);
        await clock.EnsureSetAsync(database).ConfigureAwait(false);
        return Read(await database.ScriptEvaluateAsync(AcquireScript, [request.Key, NameOf(request.Key)], Arguments(request)).ConfigureAwait(false));
    }

    /// <summary>Asks for several leases: one script for each slot of a cluster, and without a cluster for as many as do not hold the server up.</summary>
    public async Task<LeaseReply[]> AcquireManyAsync(LeaseRequest[] requests)
    {
        ConnectionMultiplexer multiplexer = await connection.GetAsync().ConfigureAwait(false);
        await clock.EnsureSetAsync(multiplexer.GetDatabase()).ConfigureAwait(false);
        var replies = new LeaseReply[requests.Length];
        IEnumerable<int[]> groups = Enumerable.Range(0, requests.Length).GroupBy(place => multiplexer.HashSlot(requests[place].Key)).SelectMany(static slot => slot.Chunk(MostAtOnce));
        await Task.WhenAll([.. groups.Select(places => AcquireSlotAsync(multiplexer.GetDatabase(), requests, places, replies))]).ConfigureAwait(false);
        return replies;
    }

    public LeaseReply Acquire(LeaseRequest request)
    {
        IDatabase database = connection.GetConnected().GetDatabase();
        clock.EnsureSet(database);
        return Read(database.ScriptEvaluate(AcquireScript, [request.Key, NameOf(request.Key)], Arguments(request)));
    }

    public async Task<bool> FillAsync(byte[] key, byte[] token, byte[] frame, TimeSpan lifetime)
    {
        IDatabase database = await connection.DatabaseAsync().ConfigureAwait(false);
        await clock.EnsureSetAsync(database).ConfigureAwait(false);
        RedisValue[] arguments = [token, frame, Milliseconds(lifetime), RedisEntry.Trailer(lifetime, clock)];
        return (bool)await database.ScriptEvaluateAsync(FillScript, [key, NameOf(key)], arguments).ConfigureAwait(false);
    }

    public Task<bool> RenewAsync(byte[] key, byte[] token, TimeSpan duration) => RunAsync(RenewScript, [NameOf(key)], [token, Milliseconds(duration)]);

    public Task<bool> ReleaseAsync(byte[] key, byte[] token) => RunAsync(ReleaseScript, [NameOf(key)], [token]);

    private async Task AcquireSlotAsync(IDatabase database, LeaseRequest[] requests, int[] places, LeaseReply[] replies)
    {
        RedisKey[] keys = [.. places.SelectMany(place => new RedisKey[] { requests[place].Key, NameOf(requests[place].Key) })];
        RedisValue[] arguments = [.. places.SelectMany(place => Arguments(requests[place]))];
        var answers = (RedisResult[])(await database.ScriptEvaluateAsync(AcquireManyScript, keys, arguments).ConfigureAwait(false))!;
        for (int i = 0; i < places.Length; i++)
        {
            replies[places[i]] = Read(answers[i]);
        }
    }

    private static RedisValue[] Arguments(LeaseRequest request) => [request.Token, Milliseconds(request.Duration), request.Refused is null ? 0 : 1, request.Refused ?? default, (int)request.Claim];

    // Redis refuses an expiry of zero.
    private static long Milliseconds(TimeSpan time) => Math.Max(1, (long)time.TotalMilliseconds);

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

    private async Task<bool> RunAsync(string script, RedisKey[] keys, RedisValue[] arguments)
    {
        IDatabase database = await connection.DatabaseAsync().ConfigureAwait(false);
        return (bool)await database.ScriptEvaluateAsync(script, keys, arguments).ConfigureAwait(false);
    }
}
