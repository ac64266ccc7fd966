using StackExchange.Redis;

namespace KpiGen.Cache.Tiers.Remote.Redis;

/// <summary>Settings of the client that the cache's guarantees depend on, whatever the connection string says.</summary>
internal static class RedisConfiguration
{
    public static ConfigurationOptions Create(ConfigurationOptions given, RemoteTierOptions options)
    {
        ConfigurationOptions configuration = given.Clone();

        // Absent at start is a state like any other: connect when it comes.
        configuration.AbortOnConnectFail = false;

        // A command that cannot be sent now is a miss now; queueing it would spend the budget and more (the default backlog waits).
        configuration.BacklogPolicy = BacklogPolicy.FailFast;

        // The budgets are kept by RemoteTier; these bound what an abandoned command holds on to.
        configuration.AsyncTimeout = Milliseconds(options.WriteTimeout);
        configuration.SyncTimeout = Milliseconds(options.ReadTimeout);
        configuration.ConnectTimeout = Math.Max(Milliseconds(options.ConnectTimeout), 250);

        // Come back quickly: the default backs off up to a minute.
        configuration.ReconnectRetryPolicy = new LinearRetry(500);
        configuration.ClientName ??= "KpiGen.Cache";
        return configuration;
    }

    private static int Milliseconds(TimeSpan time) => Math.Max(1, (int)time.TotalMilliseconds);
}
