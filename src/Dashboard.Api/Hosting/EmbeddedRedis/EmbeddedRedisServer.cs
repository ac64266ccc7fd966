using Garnet;
using Garnet.server;
using Garnet.server.Auth.Settings;

namespace Dashboard.Api.Hosting.EmbeddedRedis;

/// <summary>Garnet in this process: a real Redis server whose data lives in memory and ends with the process.</summary>
/// <remarks>
/// The server is ended with <see cref="GarnetServer.Dispose()"/> only, and never told to clean up directories: without a checkpoint directory
/// of its own it would delete the working directory. It reads its table of commands with reflection-based JSON: where that is disabled
/// (JsonSerializerIsReflectionEnabledByDefault), scripts never get an answer.
/// </remarks>
internal sealed class EmbeddedRedisServer(EmbeddedRedisEndpoint endpoint, ILogger<EmbeddedRedisServer> logger) : IHostedLifecycleService, IDisposable
{
    private GarnetServer? _server;

    public async Task StartingAsync(CancellationToken cancellationToken)
    {
        try
        {
            await Task.Run(Start, cancellationToken).ConfigureAwait(false);
            EmbeddedRedisLog.Started(logger, endpoint.Address.Port);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            // The application works without a remote tier, and says so.
            EmbeddedRedisLog.StartFailed(logger, exception);
        }
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    // The container disposes in reverse order, so the cache has let go of its connection by now.
    public void Dispose() => _server?.Dispose();

    private void Start()
    {
        GarnetServer server = new(new GarnetServerOptions
        {
            EndPoints = [endpoint.Address],
            AuthSettings = new PasswordAuthenticationSettings(endpoint.Password),
            QuietMode = true,
            EnableLua = true,
            LuaOptions = new LuaOptions(),
            LogMemorySize = "64m",
            PageSize = "4m",
            IndexMemorySize = "1m",
        });
        try
        {
            server.Start();
            _server = server;
        }
        catch
        {
            server.Dispose();
            throw;
        }
    }
}
