using KpiGen.Testing;
using StackExchange.Redis;

namespace KpiGen.Cache.Tests.Redis.Servers;

/// <summary>A primary and its replica, found by asking a sentinel.</summary>
public sealed class Sentinel : SharedServer
{
    public RedisSentinel Redis { get; private set; } = null!;

    protected override ConfigurationOptions Configuration => ConfigurationOptions.Parse(Redis.ConnectionString);

    protected override async Task StartAsync() => Redis = await RedisSentinel.StartAsync();

    public override ValueTask DisposeAsync() => Redis?.DisposeAsync() ?? ValueTask.CompletedTask;
}

public sealed class SentinelTests(Sentinel server) : ServerScenarios(server), IClassFixture<Sentinel>;
