using Microsoft.Extensions.Logging;

namespace KpiGen.Cache.Telemetry;

/// <summary>Every message the cache logs. Event ids are stable; no message holds a key, a value or a connection string.</summary>
internal static partial class Log
{
    [LoggerMessage(1, LogLevel.Warning, "The remote tier is unavailable ({Reason}); calls are answered by memory and the origin.")]
    public static partial void RemoteUnavailable(ILogger logger, string reason);

    [LoggerMessage(2, LogLevel.Information, "The remote tier is available.")]
    public static partial void RemoteAvailable(ILogger logger);

    [LoggerMessage(3, LogLevel.Debug, "{Method}: an entry of the remote tier was not used: {Reason}.")]
    public static partial void FrameRejected(ILogger logger, string method, string reason);

    [LoggerMessage(4, LogLevel.Warning, "{Method}: a value of {Size} bytes exceeds Cache:Remote:MaxPayloadBytes and was not stored remotely.")]
    public static partial void PayloadTooLarge(ILogger logger, string method, long size);

    [LoggerMessage(5, LogLevel.Error, "{Method}: a value could not be serialised and was not stored remotely.")]
    public static partial void SerializationFailed(ILogger logger, Exception exception, string method);

    [LoggerMessage(6, LogLevel.Warning, "An invalidation of type {Type} could not reach the remote tier; the tier is not used for this type until it does.")]
    public static partial void InvalidationPending(ILogger logger, string type);

    [LoggerMessage(7, LogLevel.Information, "The pending invalidation of type {Type} reached the remote tier.")]
    public static partial void InvalidationRepaired(ILogger logger, string type);

    [LoggerMessage(8, LogLevel.Warning, "{Service} is annotated with [Cached] but no implementation is registered before AddCachedServices(); its calls are not cached.")]
    public static partial void ServiceNotRegistered(ILogger logger, string service);

    [LoggerMessage(10, LogLevel.Warning, "{Service} is registered for any key (KeyedService.AnyKey), or as an open generic under a key; calls through that registration are not cached, because what answers them depends on the key.")]
    public static partial void KeyedNotCached(ILogger logger, string service);

    [LoggerMessage(9, LogLevel.Warning, "Removing invalidated entries behind the answer failed; they can no longer be served and expire by themselves ({Reason}).")]
    public static partial void RemovalFailed(ILogger logger, string reason);

    [LoggerMessage(11, LogLevel.Warning, "{Service} has a registration that was added after AddCachedServices(); calls of that one are not cached.")]
    public static partial void RegisteredLate(ILogger logger, string service);

    [LoggerMessage(30, LogLevel.Information, "The cache is {Status} ({Reasons}).")]
    public static partial void StateChanged(ILogger logger, CacheStatus status, string reasons);

    [LoggerMessage(31, LogLevel.Warning, "Alarm raised: {Alarm}. In the last {Window} there were {Calls} calls, {Hits} hits and {Errors} errors.")]
    public static partial void AlarmRaised(ILogger logger, string alarm, TimeSpan window, long calls, long hits, long errors);

    [LoggerMessage(32, LogLevel.Information, "Alarm cleared: {Alarm}.")]
    public static partial void AlarmCleared(ILogger logger, string alarm);

    [LoggerMessage(33, LogLevel.Error, "A handler of ICacheState.Changed threw.")]
    public static partial void StateHandlerFailed(ILogger logger, Exception exception);

    [LoggerMessage(34, LogLevel.Information, "Warmed {Warmer} in {Milliseconds} ms ({Done} of {Total}).")]
    public static partial void Warmed(ILogger logger, string warmer, double milliseconds, int done, int total);

    [LoggerMessage(35, LogLevel.Warning, "The warmer {Warmer} failed ({Done} of {Total}).")]
    public static partial void WarmerFailed(ILogger logger, Exception exception, string warmer, int done, int total);

    [LoggerMessage(36, LogLevel.Information, "The warm-up has ended after {Milliseconds} ms; {Failed} of {Total} warmers failed.")]
    public static partial void WarmupEnded(ILogger logger, double milliseconds, int failed, int total);

    [LoggerMessage(37, LogLevel.Warning, "The warm-up has exceeded Cache:Warmup:Timeout; {Done} of {Total} warmers have ended.")]
    public static partial void WarmupTimedOut(ILogger logger, int done, int total);
}
