using KpiGen.Cache.Tiers.Remote.Leases;
using StackExchange.Redis;

namespace KpiGen.Cache.Tiers.Remote.Redis;

/// <summary>Leases in Redis: <c>{key}:lease</c> holds the token of whoever may fill the key. The braces keep both in one slot.</summary>
internal sealed class RedisLeases(RedisConnection connection)
{
    // ARGV[5] is the claim. An entry that the asking node has refused - it begins with ARGV[4], if ARGV[3] is 1 - counts as missing. A lease of a lower rank belongs
    // to a load that has been invalidated since: what it brings will not be accepted, so nobody waits for it. Ranks have a fixed width and are
    // compared as text, because numbers of this size are not exact in Lua. What is no string is nobody's entry, and is overwritten.
    private const string AcquireScript = """
        if ARGV[5] == '0' then
            local value = redis.pcall('GET', KEYS[1])
            if type(value) == 'table' then
                if not string.find(value.err, 'WRONGTYPE', 1, true) then return value end
                value = false
            end
            if value and (ARGV[3] == '0' or string.sub(value, 1, #ARGV[4]) ~= ARGV[4]) then
                return {2, value, redis.call('PTTL', KEYS[1])}
            end
        end
        local held = redis.call('GET', KEYS[2])
        if held and ARGV[5] ~= '2' and string.sub(held, 1, 20) >= string.sub(ARGV[1], 1, 20) then return {0} end
        redis.call('SET', KEYS[2], ARGV[1], 'PX', ARGV[2])
        return {1}
        """;

    private const string FillScript = """
        if redis.call('GET', KEYS[2]) ~= ARGV[1] then return 0 end
        redis.call('SET', KEYS[1], ARGV[2], 'PX', ARGV[3])
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
        return Read(await database.ScriptEvaluateAsync(AcquireScript, [request.Key, NameOf(request.Key)], Arguments(request)).ConfigureAwait(false));
    }

    public LeaseReply Acquire(LeaseRequest request)
        => Read(connection.GetConnected().GetDatabase().ScriptEvaluate(AcquireScript, [request.Key, NameOf(request.Key)], Arguments(request)));

    public Task<bool> FillAsync(byte[] key, byte[] token, byte[] frame, TimeSpan lifetime)
        => RunAsync(FillScript, [key, NameOf(key)], [token, frame, Milliseconds(lifetime)]);

    public Task<bool> RenewAsync(byte[] key, byte[] token, TimeSpan duration) => RunAsync(RenewScript, [NameOf(key)], [token, Milliseconds(duration)]);

    public Task<bool> ReleaseAsync(byte[] key, byte[] token) => RunAsync(ReleaseScript, [NameOf(key)], [token]);

    private static RedisValue[] Arguments(LeaseRequest request) => [request.Token, Milliseconds(request.Duration), request.Refused is null ? 0 : 1, request.Refused ?? default, (int)request.Claim];

    // Redis refuses an expiry of zero.
    private static long Milliseconds(TimeSpan time) => Math.Max(1, (long)time.TotalMilliseconds);

    private static LeaseReply Read(RedisResult result)
    {
        var parts = (RedisResult[])result!;
        return (int)parts[0] switch
        {
            0 => new LeaseReply(LeaseStatus.Held),
            1 => new LeaseReply(LeaseStatus.Granted),
            _ => new LeaseReply(LeaseStatus.Found, new RemoteValue((ReadOnlyMemory<byte>)(RedisValue)parts[1], TimeLeft((long)parts[2]))),
        };
    }

    private static TimeSpan? TimeLeft(long milliseconds) => milliseconds < 0 ? null : TimeSpan.FromMilliseconds(milliseconds);

    private async Task<bool> RunAsync(string script, RedisKey[] keys, RedisValue[] arguments)
    {
        IDatabase database = await connection.DatabaseAsync().ConfigureAwait(false);
        return (bool)await database.ScriptEvaluateAsync(script, keys, arguments).ConfigureAwait(false);
    }
}
