using KpiGen.Cache.Telemetry;

namespace KpiGen.Cache;

/// <summary>What the callers of cached methods have set for their asynchronous flow: who observes them, and how calls treat the cache.</summary>
/// <remarks>Immutable; a flow has one or none.</remarks>
internal sealed class CallScope
{
    // Whenever another flow continues on a thread the thread is told, so that a hit finds the scope without looking into the flow. CultureInfo.CurrentCulture
    // is kept the same way.
    private static readonly AsyncLocal<CallScope?> Ambient = new(static change => CallingThread.Current.Scope = change.CurrentValue);

    private CallScope(CacheObservation? observation, CallMode mode)
    {
        Observation = observation;
        Mode = mode;
    }

    /// <summary>Gets the scope of this flow.</summary>
    public static CallScope? Current => CallingThread.Current.Scope;

    public CacheObservation? Observation { get; }

    public CallMode Mode { get; }

    public static IDisposable Begin(CallMode mode) => new Ending(Enter(Current?.Observation, mode));

    /// <summary>Begins to observe.</summary>
    /// <returns>The scope to go back to.</returns>
    public static CallScope? Observe(CacheObservation observation) => Enter(observation, Current?.Mode ?? CallMode.Normal);

    public static void Leave(CallScope? outer) => Ambient.Value = outer;

    private static CallScope? Enter(CacheObservation? observation, CallMode mode)
    {
        CallScope? outer = Current;
        Ambient.Value = new CallScope(observation, mode);
        return outer;
    }

    private sealed class Ending(CallScope? outer) : IDisposable
    {
        private int _disposed;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref _disposed, 1) == 0)
            {
                Leave(outer);
            }
        }
    }
}
