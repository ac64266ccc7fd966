using System.Collections.Concurrent;
using KpiGen.Cache.Telemetry;

namespace KpiGen.Cache;

/// <summary>
/// Sees how the cached calls below it were answered: start one around a request and read <see cref="Outcome"/> before the response is sent.
/// It follows the asynchronous flow, not the thread. A hit that nobody observes costs no memory; one that is observed costs some once a request.
/// </summary>
/// <remarks>Safe for concurrent use: calls that run in parallel below it are all seen.</remarks>
public sealed class CacheObservation : IDisposable
{
    private CallScope? _outer;
    private readonly ConcurrentQueue<string>? _keys;
    private readonly CallingThread _thread = CallingThread.Current;
    private ObservedEntry? _first;
    private ObservedEntry? _last;
    private RecentEntries? _own;
    private RecentEntries? _others;
    private int _outcome;
    private int _partial;
    private int _disposed;

    private CacheObservation(bool captureKeys)
    {
        _keys = captureKeys ? new ConcurrentQueue<string>() : null;
    }

    /// <summary>Gets the observation that sees the calls of this flow, if any.</summary>
    public static CacheObservation? Current => CallScope.Current?.Observation;

    /// <summary>Gets how the calls seen so far were answered together: one miss makes a miss.</summary>
    public CacheOutcome Outcome => (CacheOutcome)Volatile.Read(ref _outcome);

    /// <summary>Gets whether an origin marked a result as incomplete.</summary>
    public bool IsPartial => Volatile.Read(ref _partial) != 0;

    /// <summary>Gets the texts of the keys seen so far, in the order of the calls. Empty unless they are captured.</summary>
    public IReadOnlyCollection<string> Keys => _keys is null ? [] : _keys;

    internal bool CapturesKeys => _keys is not null;

    /// <summary>Starts to observe. An inner observation hides an outer one until it is disposed.</summary>
    /// <param name="captureKeys">Whether to keep the texts of the keys. They may hold personal data: for development only.</param>
    /// <returns>The observation; dispose it in the method that started it.</returns>
    public static CacheObservation Start(bool captureKeys = false)
    {
        var observation = new CacheObservation(captureKeys);
        observation._outer = CallScope.Observe(observation);
        return observation;
    }

    /// <summary>Stops to observe. What was seen stays readable.</summary>
    public void Dispose()
    {
        if (Interlocked.Exchange(ref _disposed, 1) == 0)
        {
            CallScope.Leave(_outer);
        }
    }

    /// <summary>
    /// Finds the entry whose value a call has returned. Remembered are the entries of the first call, of the last eight on the thread that began to
    /// observe, and of the last eight on all others; one that is met again at once counts once, and batches and streams have none.
    /// </summary>
    /// <param name="value">What the call returned: the very object. A copy that a caller got for himself is not the value of the entry.</param>
    /// <returns>The entry, or <see langword="null"/> where the value does not come from one that is, or was, in memory.</returns>
    public ObservedEntry? EntryOf(object value)
    {
        if (Volatile.Read(ref _first) is { } first && first.Holds(value))
        {
            return first;
        }

        return Volatile.Read(ref _own)?.Find(value) ?? Volatile.Read(ref _others)?.Find(value);
    }

    /// <summary>Whether a hit of an entry adds nothing to what was seen, because it was the last to be noted: who makes the same call again and again.</summary>
    internal bool HasJustNoted(ObservedEntry? entry)
        => Volatile.Read(ref _outcome) >= (int)CacheOutcome.Hit && _keys is null && ReferenceEquals(Volatile.Read(ref _last), entry);

    internal void Record(CacheOutcome outcome)
    {
        int seen = Volatile.Read(ref _outcome);
        while (seen < (int)outcome)
        {
            int found = Interlocked.CompareExchange(ref _outcome, (int)outcome, seen);
            if (found == seen)
            {
                return;
            }

            seen = found;
        }
    }

    internal void RecordEntry(ObservedEntry entry, CallingThread thread)
    {
        // First, so that what stands here is not displaced yet: another thread that meets the same entry meanwhile relies on this one to note it.
        Volatile.Write(ref _last, entry);
        ObservedEntry? first = Volatile.Read(ref _first);
        if (ReferenceEquals(first, entry) || (first is null && Interlocked.CompareExchange(ref _first, entry, null) is null))
        {
            return;
        }

        // A request that does not wait stays on its thread, which then notes entries without a locked instruction.
        if (ReferenceEquals(thread, _thread))
        {
            (_own ?? Begin(ref _own)).Add(entry);
        }
        else
        {
            (Volatile.Read(ref _others) ?? Begin(ref _others)).AddBesideOthers(entry);
        }
    }

    internal void RecordPartial() => Volatile.Write(ref _partial, 1);

    internal void RecordKey(string key) => _keys?.Enqueue(key);

    private static RecentEntries Begin(ref RecentEntries? place)
    {
        var begun = new RecentEntries();
        return Interlocked.CompareExchange(ref place, begun, null) ?? begun;
    }
}
