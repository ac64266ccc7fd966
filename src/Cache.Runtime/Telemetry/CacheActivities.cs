using System.Diagnostics;

namespace KpiGen.Cache.Telemetry;

/// <summary>The activities of a load. A hit in memory has none; without a listener nothing is created.</summary>
internal static class CacheActivities
{
    public const string Load = "cache.load";
    public const string RemoteRead = "cache.remote.read";
    public const string LeaseWait = "cache.lease.wait";
    public const string Origin = "cache.origin";

    public static ActivitySource Source { get; } = new(CacheInstruments.Name);

    /// <summary>Gets the activity of the caller, for the link of the load that it makes necessary.</summary>
    public static Activity? Caller => Source.HasListeners() ? Activity.Current : null;

    /// <summary>Starts a part of a load.</summary>
    public static Activity? Start(string name, ActivityKind kind = ActivityKind.Internal) => Source.StartActivity(name, kind);

    /// <summary>Notes that what the activity stands for has failed. By its type only: messages can name keys.</summary>
    public static void Fail(this Activity activity, Exception exception)
    {
        activity.SetStatus(ActivityStatusCode.Error);
        activity.SetTag(CacheAttributes.Error, exception.GetType().FullName);
    }

    /// <summary>Ends the activity. What its listeners throw is theirs: callers wait for the load, and would do so for ever.</summary>
    public static void End(this Activity activity)
    {
        try
        {
            activity.Dispose();
        }
        catch (Exception)
        {
            // The activity has ended all the same.
        }
    }
}
