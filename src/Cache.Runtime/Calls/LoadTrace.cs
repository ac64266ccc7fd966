using System.Diagnostics;
using KpiGen.Cache.Flights;
using KpiGen.Cache.Telemetry;

namespace KpiGen.Cache.Calls;

/// <summary>The activity of a load. What it says of the outcome it reads from the flights when they have landed.</summary>
internal sealed class LoadTrace<TValue>(Activity activity, Flight<TValue>[] flights)
{
    /// <summary>Ends the activity. All flights have landed.</summary>
    public void End()
    {
        Exception? failure = flights.Select(static flight => flight.Failure).FirstOrDefault(static exception => exception is not null);
        LoadSource source = failure is null ? flights.Max(static flight => flight.Outcome.Source) : LoadSource.Origin;
        activity.SetTag(CacheAttributes.Outcome, source switch
        {
            LoadSource.Memory or LoadSource.Remote => "hit",
            LoadSource.Stale => "stale",
            _ => "miss",
        });
        activity.SetTag(CacheAttributes.Tier, source switch
        {
            LoadSource.Memory or LoadSource.Stale => "memory",
            LoadSource.Remote => "remote",
            _ => "origin",
        });
        if (failure is OperationCanceledException && Array.TrueForAll(flights, static flight => flight.IsAbandoned))
        {
            activity.SetTag(CacheAttributes.Abandoned, true);
        }
        else if (failure is not null)
        {
            activity.Fail(failure);
        }

        activity.End();
    }
}
