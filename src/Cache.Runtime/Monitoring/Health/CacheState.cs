using KpiGen.Cache.Hosting;
using KpiGen.Cache.Telemetry;

namespace KpiGen.Cache.Monitoring.Health;

/// <summary>Derives the state: once a second from the counts that there are anyway, so that calls pay nothing for it.</summary>
internal sealed class CacheState(CacheRuntime runtime) : ICacheState, IDisposable
{
    public static readonly TimeSpan Period = TimeSpan.FromSeconds(1);

    private readonly Lock _lock = new();
    private readonly CallWindow _window = new(runtime.Time);
    private readonly CacheAlarms _alarms = new(runtime.Time, runtime.Logger);
    private readonly StartProgress _progress = new();
    private CacheHealth _current = new(CacheStatus.Warming, runtime.Time.GetUtcNow(), []);
    private ITimer? _timer;

    public event EventHandler<CacheHealthChangedEventArgs>? Changed;

    public CacheHealth Current => Volatile.Read(ref _current);

    public bool IsReady => Current.Status switch
    {
        CacheStatus.Down => false,
        CacheStatus.Warming => !runtime.Options.Warmup.BlocksReadiness,
        _ => true,
    };

    public IReadOnlyList<Alarm> Alarms => _alarms.All;

    /// <summary>Begins to follow the cache.</summary>
    public void Start()
    {
        // The timer lives as long as the application and must not hold on to the context of whoever starts it.
        using AsyncFlowControl? suppressed = ExecutionContext.IsFlowSuppressed() ? null : ExecutionContext.SuppressFlow();
        _timer ??= runtime.Time.CreateTimer(static state => ((CacheState)state!).Update(static _ => { }), this, Period, Period);
        Update(static _ => { });
    }

    /// <summary>Notes that the remote tier has been asked for the first time, whatever it answered.</summary>
    public void NoteCompared() => Update(static progress => progress.HasCompared = true);

    /// <summary>Notes that the warm-up has ended, well or not.</summary>
    public void NoteWarmed() => Update(static progress => progress.HasWarmed = true);

    public void Dispose() => _timer?.Dispose();

    private void Update(Action<StartProgress> note)
    {
        lock (_lock)
        {
            bool wasWarming = _progress.IsWarming;
            note(_progress);
            CacheAlarmOptions options = runtime.Options.Alarms;
            CallSample sample = Take();
            if (wasWarming)
            {
                // What a start is like says nothing about the time after it.
                _window.Restart(sample);
            }
            else
            {
                _window.Add(sample, options.Window);
            }

            _alarms.Update(_window.Seen, !_progress.IsWarming && runtime.Remote is { IsAvailable: false }, options);
            Publish(Derive(_window.Seen, options));
        }
    }

    private CallSample Take()
    {
        CacheCounts sum = runtime.Methods.All.Aggregate(new CacheCounts(), static (sum, method) => sum + method.Counts);
        return new CallSample(sum.Requests, sum.Hits, sum.Errors, sum.OriginFailures, runtime.OriginLoads.Sum());
    }

    private (CacheStatus Status, string[] Reasons) Derive(CallSample seen, CacheAlarmOptions options)
    {
        if (_progress.IsWarming)
        {
            return (CacheStatus.Warming, [.. _progress.Reasons]);
        }

        if (runtime.Remote is not { IsAvailable: true } && seen.OriginFailures > options.MaxErrors && seen.OriginLoads == 0)
        {
            return (CacheStatus.Down, [.. _alarms.Reasons, "no load of the origin succeeds"]);
        }

        string[] reasons = [.. _alarms.Reasons];
        return (reasons.Length == 0 ? CacheStatus.Healthy : CacheStatus.Degraded, reasons);
    }

    private void Publish((CacheStatus Status, string[] Reasons) next)
    {
        CacheHealth previous = _current;
        if (previous.Status == next.Status && previous.Reasons.SequenceEqual(next.Reasons))
        {
            return;
        }

        var current = new CacheHealth(next.Status, previous.Status == next.Status ? previous.Since : runtime.Time.GetUtcNow(), next.Reasons);
        Volatile.Write(ref _current, current);
        bool isUneventfulStart = previous.Status == CacheStatus.Warming && current.Status == CacheStatus.Healthy;
        if (previous.Status != current.Status && !isUneventfulStart)
        {
            Log.StateChanged(runtime.Logger, current.Status, string.Join(", ", current.Reasons));
        }

        Notify(new CacheHealthChangedEventArgs(previous, current));
    }

    private void Notify(CacheHealthChangedEventArgs change)
    {
        foreach (EventHandler<CacheHealthChangedEventArgs> handler in Delegate.EnumerateInvocationList(Changed))
        {
            try
            {
                handler(this, change);
            }
            catch (Exception exception)
            {
                // Monitoring must not stop because of somebody who listens to it.
                Log.StateHandlerFailed(runtime.Logger, exception);
            }
        }
    }
}
