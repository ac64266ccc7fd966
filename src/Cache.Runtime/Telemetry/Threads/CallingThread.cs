using System.Runtime.CompilerServices;

namespace KpiGen.Cache.Telemetry;

/// <summary>
/// What a hit needs to know of the thread it runs on, behind a single look into the storage of the thread, which costs as much as a locked instruction
/// does.
/// </summary>
/// <remarks>
/// Only the thread itself writes here, except for places of counters that nobody uses at the moment; anybody may read. It becomes known to others with the
/// first call that it counts.
/// </remarks>
internal sealed class CallingThread
{
    [ThreadStatic]
    private static CallingThread? _current;

    [ThreadStatic]
    private static ThreadEnd? _end;

    private long[] _counts = [];

    private CallingThread()
    {
    }

    /// <summary>Gets the thread that calls.</summary>
    public static CallingThread Current
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => _current ?? Begin();
    }

    /// <summary>Gets or sets the scope of the flow that the thread is in. <see cref="CallScope"/> keeps it up to date.</summary>
    public CallScope? Scope { get; set; }

    /// <summary>Raises the number at a place by one.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Count(int place)
    {
        long[] counts = _counts;
        if ((uint)place >= (uint)counts.Length)
        {
            counts = MorePlaces();
        }

        // No locked instruction: nobody else writes here. Volatile, so that others never read half of a number.
        Volatile.Write(ref counts[place], counts[place] + 1);
    }

    /// <summary>Reads the number at a place. For <see cref="ThreadCounts"/>, which keeps places from moving.</summary>
    public long Read(int place) => place < _counts.Length ? Volatile.Read(ref _counts[place]) : 0;

    /// <summary>Begins a place anew that nobody uses. For <see cref="ThreadCounts"/>.</summary>
    public void Clear(int place)
    {
        if (place < _counts.Length)
        {
            Volatile.Write(ref _counts[place], 0);
        }
    }

    /// <summary>Gets more places. For <see cref="ThreadCounts"/>, which calls it on the thread itself.</summary>
    public void Extend(int places) => Array.Resize(ref _counts, places);

    // It must not fail or wait: who tells a thread about its flow may do neither.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static CallingThread Begin() => _current = new CallingThread();

    [MethodImpl(MethodImplOptions.NoInlining)]
    private long[] MorePlaces()
    {
        _end ??= new ThreadEnd(this);
        ThreadCounts.Extend(this);
        return _counts;
    }

    /// <summary>Is held by its thread only, and so tells when there is no thread any more. The runtime's own ThreadInt64PersistentCounter does it the same way.</summary>
    private sealed class ThreadEnd(CallingThread thread)
    {
        ~ThreadEnd() => ThreadCounts.Remove(thread);
    }
}
