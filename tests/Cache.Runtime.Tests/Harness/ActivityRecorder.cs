using System.Collections.Concurrent;
using System.Diagnostics;
using KpiGen.Cache.Telemetry;

namespace KpiGen.Cache.Tests.Harness;

/// <summary>Listens to the activities of the cache. The listener is that of the process: tests that use it run alone.</summary>
internal sealed class ActivityRecorder : IDisposable
{
    private readonly ActivityListener _listener;
    private readonly ConcurrentQueue<Activity> _stopped = new();

    public ActivityRecorder()
    {
        _listener = new ActivityListener
        {
            ShouldListenTo = static source => source.Name is CacheInstruments.Name or "Tests",
            Sample = static (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = activity =>
            {
                if (activity.Source.Name == CacheInstruments.Name)
                {
                    _stopped.Enqueue(activity);
                }
            },
        };
        ActivitySource.AddActivityListener(_listener);
    }

    public IReadOnlyList<Activity> Stopped => [.. _stopped];

    public IReadOnlyList<string> Names => [.. _stopped.Select(static activity => activity.OperationName)];

    public Activity Load => Assert.Single(_stopped, static activity => activity.OperationName == "cache.load");

    public Activity this[string name] => Assert.Single(_stopped, activity => activity.OperationName == name);

    public void Clear() => _stopped.Clear();

    public void Dispose() => _listener.Dispose();
}
