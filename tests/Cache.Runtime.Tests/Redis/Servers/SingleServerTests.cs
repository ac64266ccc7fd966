using KpiGen.Testing;
using StackExchange.Redis;

namespace KpiGen.Cache.Tests.Redis.Servers;

/// <summary>One Redis.</summary>
public sealed class SingleServer : SharedServer
{
    private RedisServer? _redis;

    protected override ConfigurationOptions Configuration => ConfigurationOptions.Parse(_redis!.ConnectionString);

    protected override async Task StartAsync() => _redis = await RedisServer.StartAsync();

    public override ValueTask DisposeAsync() => _redis?.DisposeAsync() ?? ValueTask.CompletedTask;
}

public sealed class SingleServerTests(SingleServer server) : ServerScenarios(server), IClassFixture<SingleServer>;
