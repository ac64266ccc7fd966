using System.Net;
using Garnet;
using Garnet.server;
using KpiGen.Testing;
using StackExchange.Redis;

namespace KpiGen.Cache.Tests.Redis.Servers;

/// <summary>Garnet in this process, as the dashboard runs it where no Redis is configured.</summary>
public sealed class EmbeddedGarnet : SharedServer
{
    private readonly IPEndPoint _endpoint = new(IPAddress.Loopback, FreePort.Next());
    private GarnetServer? _server;

    protected override ConfigurationOptions Configuration => new() { EndPoints = { _endpoint } };

    protected override Task StartAsync()
    {
        _server = new GarnetServer(new GarnetServerOptions
        {
            EndPoints = [_endpoint],
            QuietMode = true,
            EnableLua = true,
            LuaOptions = new LuaOptions(),
            LogMemorySize = "64m",
            PageSize = "4m",
            IndexMemorySize = "1m",
        });
        _server.Start();
        return Task.CompletedTask;
    }

    // Never told to clean up: without a checkpoint directory of its own it would delete the working directory.
    public override ValueTask DisposeAsync()
    {
        _server?.Dispose();
        return ValueTask.CompletedTask;
    }
}

public sealed class EmbeddedGarnetTests(EmbeddedGarnet server) : ServerScenarios(server), IClassFixture<EmbeddedGarnet>;
