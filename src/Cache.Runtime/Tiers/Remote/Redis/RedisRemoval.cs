using KpiGen.Cache.Payloads;
using StackExchange.Redis;

namespace KpiGen.Cache.Tiers.Remote.Redis;

/// <summary>Removes entries from Redis, one by one or what matches a pattern.</summary>
internal sealed class RedisRemoval(RedisConnection connection)
{
    private const int ScanPageSize = 512;

    // What nobody waits for gives way: commands of callers travel the same connection, and stand behind a page of it at most.
    private const int OutdatedPageSize = 32;

    private static readonly Func<IDatabase, RedisKey, Task<bool>> Delete = static (database, key) => database.KeyDeleteAsync(key);

    private static readonly RedisScript RemoveScript = new("""
        redis.call('UNLINK', KEYS[2])
        return redis.call('UNLINK', KEYS[1])
        """);

    /// <summary>Removes an entry together with its lease, so that a load which is under way does not bring it back.</summary>
    public async Task<bool> RemoveAsync(byte[] key)
    {
        IDatabase database = await connection.DatabaseAsync().ConfigureAwait(false);
        return (bool)await RemoveScript.EvaluateAsync(database, [key, RedisLeases.NameOf(key)], []).ConfigureAwait(false);
    }

    public async Task RemoveMatchingAsync(string pattern, Action<long> removed, CancellationToken cancellationToken)
    {
        // The leases on all servers before any entry: a load that began before can then no longer store behind the scan's back, and what it
        // has stored by then is found by the second scan.
        await RemoveAsync(RedisLeases.PatternOf(pattern), ScanPageSize, Delete, static _ => { }, cancellationToken).ConfigureAwait(false);
        await RemoveAsync(pattern, ScanPageSize, Delete, removed, cancellationToken).ConfigureAwait(false);
    }

    public Task RemoveOutdatedAsync(string pattern, EpochStamp oldest, Action<long> removed, CancellationToken cancellationToken)
        => RemoveAsync(pattern, OutdatedPageSize, (database, key) => RemoveOutdatedAsync(database, key, oldest), removed, cancellationToken);

    // An entry that is replaced between the two commands is removed although it is new: it is loaded again.
    private static async Task<bool> RemoveOutdatedAsync(IDatabase database, RedisKey key, EpochStamp oldest)
    {
        byte[]? header = await database.StringGetRangeAsync(key, 0, Frame.HeaderLength - 1).ConfigureAwait(false);
        return Frame.IsOutdated(header, oldest) && await database.KeyDeleteAsync(key).ConfigureAwait(false);
    }

    private async Task RemoveAsync(string pattern, int pageSize, Func<IDatabase, RedisKey, Task<bool>> remove, Action<long> removed, CancellationToken cancellationToken)
    {
        ConnectionMultiplexer multiplexer = await connection.GetAsync().WaitAsync(cancellationToken).ConfigureAwait(false);
        IDatabase database = multiplexer.GetDatabase();
        foreach (IServer server in await RedisPrimaries.FindAsync(multiplexer).ConfigureAwait(false))
        {
            var scan = server.KeysAsync(database.Database, pattern, pageSize).WithCancellation(cancellationToken).ConfigureAwait(false);
            List<Task<bool>> page = new(pageSize);
            await foreach (RedisKey key in scan)
            {
                // Commands of one key, pipelined: a multi-key command would cross slots.
                page.Add(remove(database, key));
                if (page.Count == pageSize)
                {
                    removed(await CountAsync(page).ConfigureAwait(false));
                }
            }

            removed(await CountAsync(page).ConfigureAwait(false));
        }
    }

    private static async Task<long> CountAsync(List<Task<bool>> page)
    {
        bool[] results = await Task.WhenAll(page).ConfigureAwait(false);
        page.Clear();
        return results.Count(static result => result);
    }
}
