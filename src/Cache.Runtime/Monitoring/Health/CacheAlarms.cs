using KpiGen.Cache.Telemetry;
using Microsoft.Extensions.Logging;

namespace KpiGen.Cache.Monitoring.Health;

/// <summary>The alarms of the cache. Each is logged once when it is raised and once when it is cleared.</summary>
/// <remarks>Not thread-safe, but for reading <see cref="All"/>.</remarks>
internal sealed class CacheAlarms(TimeProvider time, ILogger logger)
{
    private readonly Alarm _hitRate = new("hit_rate", "hit rate below Cache:Alarms:MinHitRate", time);
    private readonly Alarm _errors = new("errors", "errors above Cache:Alarms:MaxErrors", time);
    private readonly Alarm _remote = new("remote", "remote tier unavailable", time);

    public IReadOnlyList<Alarm> All => field ??= [_remote, _errors, _hitRate];

    public IEnumerable<string> Reasons => All.Where(static alarm => alarm.IsRaised).Select(static alarm => alarm.Reason);

    /// <summary>Takes note of a window.</summary>
    /// <param name="seen">What has happened in it.</param>
    /// <param name="isRemoteLost">Whether there is a remote tier, and it does not answer.</param>
    /// <param name="options">The limits.</param>
    public void Update(CallSample seen, bool isRemoteLost, CacheAlarmOptions options)
    {
        Update(_remote, isRemoteLost);
        Update(_errors, seen.Errors > options.MaxErrors);
        Update(_hitRate, seen.Calls >= options.MinCalls && seen.Hits < options.MinHitRate * seen.Calls);

        void Update(Alarm alarm, bool isDue)
        {
            if (!alarm.Update(isDue, options.QuietPeriod))
            {
                return;
            }

            if (alarm.IsRaised)
            {
                Log.AlarmRaised(logger, alarm.Name, options.Window, seen.Calls, seen.Hits, seen.Errors);
            }
            else
            {
                Log.AlarmCleared(logger, alarm.Name);
            }
        }
    }
}
