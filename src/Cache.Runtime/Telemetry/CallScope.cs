namespace KpiGen.Cache;

/// <summary>What the callers of cached methods have set for their asynchronous flow: who observes them, and how calls treat the cache.</summary>
/// <remarks>Immutable; a flow has one or none.</remarks>
internal sealed class CallScope
{
    private static readonly AsyncLocal<CallScope?> Ambient = new();

    // Lets the hit path skip the asynchronous local as long as nobody in the process has needed it. It is not counted who needs it at present: requests
    // on all processors would write the same place for that.
    private static bool _isUsed;

    private CallScope(CacheObservation? observation, CallMode mode)
    {
        Observation = observation;
        Mode = mode;
    }

    /// <summary>Gets the scope of this flow.</summary>
    public static CallScope? Current => Volatile.Read(ref _isUsed) ? Ambient.Value : null;

    public CacheObservation? Observation { get; }

    public CallMode Mode { get; }

    public static IDisposable Begin(CallMode mode) => new Ending(Enter(Ambient.Value?.Observation, mode));

    /// <summary>Begins to observe.</summary>
    /// <returns>The scope to go back to.</returns>
    public static CallScope? Observe(CacheObservation observation) => Enter(observation, Ambient.Value?.Mode ?? CallMode.Normal);

    public static void Leave(CallScope? outer) => Ambient.Value = outer;

    private static CallScope? Enter(CacheObservation? observation, CallMode mode)
    {
        CallScope? outer = Ambient.Value;
        if (!Volatile.Read(ref _isUsed))
        {
            Volatile.Write(ref _isUsed, true);
        }

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
