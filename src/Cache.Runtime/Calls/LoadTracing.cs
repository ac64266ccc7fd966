using System.Diagnostics;
using KpiGen.Cache.CompilerServices;
using KpiGen.Cache.Flights;
using KpiGen.Cache.Hosting;
using KpiGen.Cache.Telemetry;

namespace KpiGen.Cache.Calls;

/// <summary>Makes the loads of one method visible to whoever traces.</summary>
/// <remarks>
/// A load serves many callers and runs outside their contexts, so its activity is a root of its own; it is linked to the caller that made it
/// necessary.
/// </remarks>
internal sealed class LoadTracing<TKey>(CachedMethodDescriptor method, MethodKeys<TKey> keys, CacheRuntime runtime)
    where TKey : struct, ICacheKey<TKey>
{
    private readonly KeyValuePair<string, object?>[] _tags = [new(CacheAttributes.Method, method.Id), new(CacheAttributes.Type, method.CacheType)];

    /// <summary>Begins the load of one key.</summary>
    /// <returns>The trace, or <see langword="null"/> when nobody listens.</returns>
    public LoadTrace<TValue>? Begin<TValue>(Flight<TValue> flight, in TKey key)
    {
        if (Start(flight.Caller) is not { } activity)
        {
            return null;
        }

        if (activity.IsAllDataRequested && runtime.Options.Diagnostics.IncludeKeys)
        {
            activity.SetTag(CacheAttributes.Key, keys.DisplayName(in key));
        }

        return new LoadTrace<TValue>(activity, [flight]);
    }

    /// <summary>Begins the load of a batch, which has one caller.</summary>
    /// <returns>The trace, or <see langword="null"/> when nobody listens or there is nothing to load.</returns>
    public LoadTrace<TValue>? Begin<TValue>(Flight<TValue>[] flights)
    {
        if (flights.Length == 0 || Start(flights[0].Caller) is not { } activity)
        {
            return null;
        }

        activity.SetTag(CacheAttributes.BatchSize, flights.Length);
        return new LoadTrace<TValue>(activity, flights);
    }

    private Activity? Start(Activity? caller) => CacheActivities.Source.HasListeners()
        ? CacheActivities.Source.StartActivity(CacheActivities.Load, ActivityKind.Internal, default(ActivityContext), _tags, caller is null ? null : [new ActivityLink(caller.Context)])
        : null;
}
