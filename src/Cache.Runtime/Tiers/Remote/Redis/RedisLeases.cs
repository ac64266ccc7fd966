using StackExchange.Redis;

namespace KpiGen.Cache.Tiers.Remote.Redis;

/// <summary>Leases in Redis: <c>{key}:lease</c> holds the token of whoever may fill the key. The braces keep both in one slot.</summary>
internal sealed class RedisLeases(RedisConnection connection)
{
    private static readonly RedisScript RenewScript = new("""
        if redis.call('GET', KEYS[1]) ~= ARGV[1] then return 0 end
        return redis.call('PEXPIRE', KEYS[1], ARGV[2])
        """);

    private static readonly RedisScript ReleaseScript = new("""
        if redis.call('GET', KEYS[1]) ~= ARGV[1] then return 0 end
        return redis.call('DEL', KEYS[1])
        """);

    /// <summary>Returns the name of the lease of a key.</summary>
    public static byte[] NameOf(ReadOnlySpan<byte> key) => [(byte)'{', .. key, .. "}:lease"u8];

    /// <summary>Returns what the names of the leases match whose keys match.</summary>
    public static string PatternOf(string pattern) => $"{{{GlobPattern.Close(pattern)}}}:lease";

    public Task<bool> RenewAsync(byte[] key, byte[] token, TimeSpan duration) => RunAsync(RenewScript, [NameOf(key)], [token, Milliseconds(duration)]);

    public Task<bool> ReleaseAsync(byte[] key, byte[] token) => RunAsync(ReleaseScript, [NameOf(key)], [token]);

    /// <summary>Returns an expiry as an argument. Redis refuses one of zero.</summary>
    public static long Milliseconds(TimeSpan time) => Math.Max(1, (long)time.TotalMilliseconds);

    private async Task<bool> RunAsync(RedisScript script, RedisKey[] keys, RedisValue[] arguments)
    {
        IDatabase database = await connection.DatabaseAsync().ConfigureAwait(false);
        return (bool)await script.EvaluateAsync(database, keys, arguments).ConfigureAwait(false);
    }
}
