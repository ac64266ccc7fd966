namespace Dashboard.Api.Hosting.EmbeddedRedis;

/// <summary>What the embedded server logs.</summary>
internal static partial class EmbeddedRedisLog
{
    [LoggerMessage(1, LogLevel.Information, "The embedded Redis server (Garnet) listens on loopback port {Port}.")]
    public static partial void Started(ILogger logger, int port);

    [LoggerMessage(2, LogLevel.Warning, "The embedded Redis server could not start; the cache works with memory only.")]
    public static partial void StartFailed(ILogger logger, Exception exception);
}
