using KpiGen.Cache.Tests.Harness;
using KpiGen.Testing;

namespace KpiGen.Cache.Tests.Redis;

/// <summary>What tests against a real server share.</summary>
internal static class RedisNodes
{
    public static Task<CacheHost> NodeAsync(this RedisServer redis, Action<CacheOptions>? options = null)
        => CacheHost.StartAsync(new HostSetup
        {
            Redis = redis.ConnectionString,
            Options = given =>
            {
                // The tests compare when they want to; a loop that asks a real server on a clock that jumps would time out.
                given.CoherenceWindow = TimeSpan.FromSeconds(60);
                options?.Invoke(given);
            },
        });

    /// <summary>Gets the names of entries, without sequence numbers.</summary>
    public static async Task<string[]> EntriesAsync(this RedisServer redis)
        => [.. (await redis.KeysAsync()).Where(static key => !key.Contains('!', StringComparison.Ordinal) && !key.StartsWith('{'))];

    /// <summary>Waits until messages of other nodes arrive by themselves: where the clock stands still, nobody tries a second time.</summary>
    public static Task ListeningAsync(this CacheHost host) => Eventually.TrueAsync(host.Runtime.Log!.CompareAsync, "the node listens");

    /// <summary>Waits until the client has reconnected and the breaker has closed.</summary>
    /// <remarks>The clock stands still while the server is asked: it would time out what the server is about to answer.</remarks>
    public static Task ReachableAsync(this CacheHost host) => Eventually.TrueAsync(
        async () =>
        {
            if (host.Remote.IsAvailable && host.Runtime.Epochs.Types.All(static type => type.IsSettled))
            {
                return true;
            }

            host.Time.Advance(TimeSpan.FromSeconds(1));
            await host.Coherence.CompareAsync();
            return false;
        },
        "the remote tier is used again");
}
