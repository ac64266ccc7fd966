using System.Globalization;
using System.Runtime.ExceptionServices;
using KpiGen.Cache.Tests.Harness;
using KpiGen.Cache.Tiers.Remote.Redis;
using StackExchange.Redis;
using Xunit.Sdk;

namespace KpiGen.Cache.Tests.Redis.Servers;

/// <summary>A server, of whatever kind, that the scenarios of one class share. Each scenario has a prefix of its own.</summary>
public abstract class SharedServer : IAsyncLifetime
{
    private static int _prefixes;

    private ExceptionDispatchInfo? _missing;

    protected abstract ConfigurationOptions Configuration { get; }

    public async ValueTask InitializeAsync()
    {
        try
        {
            await StartAsync();
        }
        catch (SkipException missing)
        {
            // A fixture cannot be skipped, its tests can.
            _missing = ExceptionDispatchInfo.Capture(missing);
        }
    }

    public abstract ValueTask DisposeAsync();

    protected abstract Task StartAsync();

    /// <summary>Skips the test that calls where the server is not installed.</summary>
    internal void SkipIfMissing() => _missing?.Throw();

    /// <summary>Returns a prefix that no other scenario has, and that is not the beginning of another one either.</summary>
    internal static string NewPrefix() => string.Create(CultureInfo.InvariantCulture, $"test{Interlocked.Increment(ref _prefixes):d4}");

    internal Task<CacheHost> NodeAsync(string prefix) => CacheHost.StartAsync(new HostSetup
    {
        RedisConfiguration = Configuration,
        Options = options =>
        {
            options.KeyPrefix = prefix;

            // Nothing is compared by itself: what arrives has arrived as a message.
            options.CoherenceWindow = TimeSpan.FromSeconds(60);

            // The clock is moved while a real server answers, and on a busy machine that takes longer than anybody would wait for it elsewhere.
            options.Remote.ReadTimeout = TimeSpan.FromSeconds(1);
        },
    });

    internal RedisConnection Connect() => new(Configuration);

    /// <summary>Runs something over a connection of its own.</summary>
    internal async Task<T> AskAsync<T>(Func<ConnectionMultiplexer, Task<T>> ask)
    {
        await using ConnectionMultiplexer connection = await ConnectionMultiplexer.ConnectAsync(Configuration);
        return await ask(connection);
    }

    /// <summary>Lists the names under a prefix, on all primaries.</summary>
    internal Task<string[]> KeysAsync(string prefix) => AskAsync(async connection =>
    {
        // A set: SCAN may name a key twice, and a new connection takes a replica for a primary until it has asked it.
        HashSet<string> keys = new(StringComparer.Ordinal);
        foreach (IServer server in connection.GetServers().Where(static server => server is { IsConnected: true, IsReplica: false }))
        {
            await foreach (RedisKey key in server.KeysAsync(pattern: $"*{prefix}*"))
            {
                keys.Add(key.ToString());
            }
        }

        // A server that has only just become a replica may be listed as well.
        return keys.Distinct().ToArray();
    });

    /// <summary>Removes keys one by one: they may be in different slots.</summary>
    internal Task<int> RemoveAsync(IEnumerable<string> keys) => AskAsync(async connection =>
    {
        bool[] removed = await Task.WhenAll(keys.Select(key => connection.GetDatabase().KeyDeleteAsync(key)));
        return removed.Count(static isRemoved => isRemoved);
    });
}
