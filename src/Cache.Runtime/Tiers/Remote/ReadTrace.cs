using System.Diagnostics;
using KpiGen.Cache.Telemetry;

namespace KpiGen.Cache.Tiers.Remote;

/// <summary>One read of the remote tier, as far as somebody listens.</summary>
internal readonly struct ReadTrace(DurationHistogram histogram, long? begun, Activity? activity)
{
    /// <param name="isAnswered">Whether the tier answered.</param>
    /// <param name="isFound">Whether it has everything that was asked for.</param>
    public void End(bool isAnswered, bool isFound)
    {
        if (begun is null && activity is null)
        {
            return;
        }

        string outcome = !isAnswered ? "unavailable" : isFound ? "hit" : "miss";
        histogram.End(begun, new TagList { { CacheAttributes.Outcome, outcome } });
        if (activity is not null)
        {
            activity.SetTag(CacheAttributes.Outcome, outcome);
            activity.SetStatus(isAnswered ? ActivityStatusCode.Unset : ActivityStatusCode.Error);
            activity.End();
        }
    }
}
