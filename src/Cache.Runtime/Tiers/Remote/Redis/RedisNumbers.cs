using System.Globalization;
using StackExchange.Redis;

namespace KpiGen.Cache.Tiers.Remote.Redis;

/// <summary>Sequence numbers in Redis. They never go back: one that is lost starts again above all that it has been.</summary>
internal sealed class RedisNumbers(RedisConnection connection)
{
    // A number that is missing - a new server, or one that lost it - starts at the server's time in microseconds: above every number that it
    // has handed out before, and above what this node knows. Lua numbers would be written in exponential form, hence the format.
    private const string Seed = """
        local now = redis.call('TIME')
        local seed = now[1] * 1000000 + now[2]
        if seed <= tonumber(ARGV[1]) then seed = tonumber(ARGV[1]) + 1 end
        redis.call('SET', KEYS[1], string.format('%.0f', seed))
        """;

    // A number that need not be remembered for ever is remembered for as long as its users ask, at least.
    private const string Answer = """

        if tonumber(ARGV[2]) > 0 and redis.call('PTTL', KEYS[1]) < tonumber(ARGV[2]) then redis.call('PEXPIRE', KEYS[1], ARGV[2]) end
        return redis.call('GET', KEYS[1])
        """;

    // A number below what this node knows was lost in part: a replica that lagged behind has taken over, or the server's clock went back.
    private static readonly RedisScript ReadScript = new("""
        local value = redis.call('GET', KEYS[1])
        if value then
            if tonumber(value) < tonumber(ARGV[1]) then redis.call('SET', KEYS[1], ARGV[1]) end
        else

        """ + Seed + "\nend\n" + Answer);

    // The result is above what this node knows, whatever the server remembers: a raise that changes nothing would lose the invalidation.
    // A script that has written goes on when the server is out of memory, and keeping a time to live as it is needs none: an invalidation must
    // not depend on room.
    private static readonly RedisScript RaiseScript = new("""
        local left = redis.call('PTTL', KEYS[1])
        if left > 0 then redis.call('PEXPIRE', KEYS[1], left) else redis.call('PERSIST', KEYS[1]) end
        local value = redis.call('GET', KEYS[1])
        if value then
            if tonumber(value) < tonumber(ARGV[1]) then redis.call('SET', KEYS[1], ARGV[1]) end
            redis.call('INCR', KEYS[1])
        else

        """ + Seed + "\nend\n" + Answer);

    public Task<long> ReadAsync(string name, long known, TimeSpan? keep) => RunAsync(ReadScript, name, known, keep);

    public long Read(string name, long known, TimeSpan? keep)
        => Number(ReadScript.Evaluate(connection.GetConnected().GetDatabase(), [name], Arguments(known, keep)));

    public Task<long> RaiseAsync(string name, long known, TimeSpan? keep) => RunAsync(RaiseScript, name, known, keep);

    private static RedisValue[] Arguments(long known, TimeSpan? keep) => [known, keep is { } time ? (long)time.TotalMilliseconds : 0];

    private static long Number(RedisResult result) => long.Parse((string)result!, CultureInfo.InvariantCulture);

    private async Task<long> RunAsync(RedisScript script, string name, long known, TimeSpan? keep)
    {
        IDatabase database = await connection.DatabaseAsync().ConfigureAwait(false);
        return Number(await script.EvaluateAsync(database, [name], Arguments(known, keep)).ConfigureAwait(false));
    }
}
