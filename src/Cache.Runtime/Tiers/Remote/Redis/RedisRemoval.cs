using StackExchange.Redis;

namespace KpiGen.Cache.Tiers.Remote.Redis;

/// <summary>Removes entries from Redis together with their leases, so that a load which is under way does not bring them back.</summary>
internal sealed class RedisRemoval(RedisConnection connection)
{
    private const int ScanPageSize = 512;

    private const string RemoveScript = """
        redis.call('UNLINK', KEYS[2])
        return redis.call('UNLINK', KEYS[1])
        """;

    public async Task<bool> RemoveAsync(byte[] key)
    {
        IDatabase database = await connection.DatabaseAsync().ConfigureAwait(false);
        return (bool)await database.ScriptEvaluateAsync(RemoveScript, [key, RedisLeases.NameOf(key)]).ConfigureAwait(false);
    }

    public async Task RemoveMatchingAsync(string pattern, bool endsLeases, Action<long> removed, CancellationToken cancellationToken)
    {
        ConnectionMultiplexer multiplexer = await connection.GetAsync().WaitAsync(cancellationToken).ConfigureAwait(false);

        if (endsLeases)
        {
            // On all servers before any entry: a load that began before can then no longer store behind the scan's back, and what it has
            // stored by then is found by the second scan.
            await RemoveMatchingAsync(multiplexer, RedisLeases.PatternOf(pattern), static _ => { }, cancellationToken).ConfigureAwait(false);
        }

        await RemoveMatchingAsync(multiplexer, pattern, removed, cancellationToken).ConfigureAwait(false);
    }

    private static async Task RemoveMatchingAsync(
        ConnectionMultiplexer multiplexer, string pattern, Action<long> removed, CancellationToken cancellationToken)
    {
        IDatabase database = multiplexer.GetDatabase();
        foreach (IServer server in await RedisPrimaries.FindAsync(multiplexer).ConfigureAwait(false))
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

    private static async Task ReportAsync(List<Task<bool>> page, Action<long> removed)
    {
        bool[] results = await Task.WhenAll(page).ConfigureAwait(false);
        removed(results.Count(static result => result));
        page.Clear();
    }
}
