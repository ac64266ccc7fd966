using KpiGen.Testing;
using StackExchange.Redis;

namespace KpiGen.Cache.Tests.Redis.Servers;

/// <summary>One Valkey.</summary>
public sealed class ValkeyServer : SharedServer
{
    private RedisServer? _valkey;

    protected override ConfigurationOptions Configuration => ConfigurationOptions.Parse(_valkey!.ConnectionString);

    protected override async Task StartAsync() => _valkey = await RedisServer.StartValkeyAsync();

    public override ValueTask DisposeAsync() => _valkey?.DisposeAsync() ?? ValueTask.CompletedTask;
}

public sealed class ValkeyServerTests(ValkeyServer server) : ServerScenarios(server), IClassFixture<ValkeyServer>;
