using System.Globalization;
using StackExchange.Redis;

namespace KpiGen.Cache.Tiers.Remote.Redis;

/// <summary>Redis, Valkey or Garnet as remote store. Every command touches one slot, so it runs on Redis Cluster as well.</summary>
/// <remarks>Safe for concurrent use.</remarks>
internal sealed class RedisStore(RedisConnection connection) : IRemoteStore, IDisposable
{
    private const int ScanPageSize = 512;

    // A number that is missing - a new server, or one that lost it - starts at the server's time in microseconds: above every number that it
    // has handed out before, and above what this node knows. Lua numbers would be written in exponential form, hence the format.
    private const string SeedScript = """
        local now = redis.call('TIME')
        local seed = now[1] * 1000000 + now[2]
        if seed <= tonumber(ARGV[1]) then seed = tonumber(ARGV[1]) + 1 end
        redis.call('SET', KEYS[1], string.format('%.0f', seed))
        return redis.call('GET', KEYS[1])
        """;

    // A number below what this node knows was lost in part: a replica that lagged behind has taken over, or the server's clock went back.
    private const string ReadScript = """
        local value = redis.call('GET', KEYS[1])
        if value and tonumber(value) >= tonumber(ARGV[1]) then return value end
        if value then redis.call('SET', KEYS[1], ARGV[1]) return ARGV[1] end

        """ + SeedScript;

    // The result is above what this node knows, whatever the server remembers: a raise that changes nothing would lose the invalidation.
    private const string RaiseScript = """
        local value = redis.call('GET', KEYS[1])
        if value then
            if tonumber(value) < tonumber(ARGV[1]) then redis.call('SET', KEYS[1], ARGV[1]) end
            redis.call('INCR', KEYS[1])
            return redis.call('GET', KEYS[1])
        end

        """ + SeedScript;

    public bool IsConnected => connection.IsConnected;

    public Task ConnectAsync(CancellationToken cancellationToken) => connection.GetAsync().WaitAsync(cancellationToken);

    public async Task<RemoteValue?> GetAsync(byte[] key)
    {
        IDatabase database = await DatabaseAsync().ConfigureAwait(false);
        RedisValueWithExpiry found = await database.StringGetWithExpiryAsync(key).ConfigureAwait(false);
        return ToRemoteValue(found);
    }

    public async Task<RemoteValue?[]> GetManyAsync(byte[][] keys)
        => await RedisBatchRead.ReadAsync(await connection.GetAsync().ConfigureAwait(false), keys).ConfigureAwait(false);

    public RemoteValue? Get(byte[] key) => ToRemoteValue(connection.GetConnected().GetDatabase().StringGetWithExpiry(key));

    public async Task SetAsync(byte[] key, byte[] frame, TimeSpan ttl)
    {
        IDatabase database = await DatabaseAsync().ConfigureAwait(false);
        await database.StringSetAsync(key, frame, ttl).ConfigureAwait(false);
    }

    public async Task<bool> RemoveAsync(byte[] key)
    {
        IDatabase database = await DatabaseAsync().ConfigureAwait(false);
        return await database.KeyDeleteAsync(key).ConfigureAwait(false);
    }

    public async Task RemoveMatchingAsync(string pattern, Action<long> removed, CancellationToken cancellationToken)
    {
        ConnectionMultiplexer multiplexer = await connection.GetAsync().WaitAsync(cancellationToken).ConfigureAwait(false);
        IDatabase database = multiplexer.GetDatabase();
        foreach (IServer server in multiplexer.GetServers().Where(static server => !server.IsReplica))
        {
            var scan = server.KeysAsync(database.Database, pattern, ScanPageSize).WithCancellation(cancellationToken).ConfigureAwait(false);
            List<Task<bool>> page = new(ScanPageSize);
            await foreach (RedisKey key in scan)
            {
                // One command a key, pipelined: a multi-key command would cross slots.
                page.Add(database.KeyDeleteAsync(key));
                if (page.Count == ScanPageSize)
                {
                    await ReportAsync(page, removed).ConfigureAwait(false);
                }
            }

            await ReportAsync(page, removed).ConfigureAwait(false);
        }
    }

    public Task<long> ReadSequenceAsync(string name, long known) => RunAsync(ReadScript, name, known);

    public Task<long> RaiseSequenceAsync(string name, long known) => RunAsync(RaiseScript, name, known);

    public ValueTask DisposeAsync() => connection.DisposeAsync();

    // A provider that is disposed synchronously refuses services that can only be disposed asynchronously.
    public void Dispose() => connection.Dispose();

    private static async Task ReportAsync(List<Task<bool>> page, Action<long> removed)
    {
        bool[] results = await Task.WhenAll(page).ConfigureAwait(false);
        removed(results.Count(static result => result));
        page.Clear();
    }

    private static RemoteValue? ToRemoteValue(RedisValueWithExpiry found)
        => found.Value.IsNull ? null : new RemoteValue((ReadOnlyMemory<byte>)found.Value, found.Expiry);

    private async ValueTask<IDatabase> DatabaseAsync() => (await connection.GetAsync().ConfigureAwait(false)).GetDatabase();

    private async Task<long> RunAsync(string script, string name, long known)
    {
        IDatabase database = await DatabaseAsync().ConfigureAwait(false);
        RedisResult result = await database.ScriptEvaluateAsync(script, [name], [known]).ConfigureAwait(false);
        return long.Parse((string)result!, CultureInfo.InvariantCulture);
    }
}
