using System.Numerics;

namespace KpiGen.Cache.Telemetry;

/// <summary>
/// The places of all counters of the process and the numbers that threads have there. A place is used again when its counter has gone, and what a thread
/// has counted is kept when the thread has gone: of both there are as many as were in use at one time.
/// </summary>
/// <remarks>Safe for concurrent use. Counting does not come by here.</remarks>
internal static class ThreadCounts
{
    // 128 bytes on both sides keep what one thread writes off what its neighbours in memory write: processors fetch cache lines of 64 bytes in pairs.
    private const int Margin = 16;
    private const int FewestPlaces = 32;

    private static readonly Lock Gate = new();
    private static readonly HashSet<CallingThread> Threads = [];
    private static readonly Stack<int> Free = [];
    private static long[] _ended = new long[Margin + FewestPlaces];
    private static int _next = Margin;

    /// <summary>Gives out a place at which nothing was counted.</summary>
    public static int Rent()
    {
        lock (Gate)
        {
            if (Free.TryPop(out int place))
            {
                return place;
            }

            if (_next == _ended.Length)
            {
                Array.Resize(ref _ended, Margin + (int)BitOperations.RoundUpToPowerOf2((uint)(_next - Margin + 1)));
            }

            return _next++;
        }
    }

    /// <summary>Takes a place back at which nobody counts any more.</summary>
    public static void GiveBack(int place)
    {
        lock (Gate)
        {
            _ended[place] = 0;
            foreach (CallingThread thread in Threads)
            {
                thread.Clear(place);
            }

            Free.Push(place);
        }
    }

    /// <summary>Adds up what was counted at a place.</summary>
    public static long Sum(int place)
    {
        lock (Gate)
        {
            long sum = _ended[place];
            foreach (CallingThread thread in Threads)
            {
                sum += thread.Read(place);
            }

            return sum;
        }
    }

    /// <summary>Gives the thread that calls a number for each place, and from the first time on counts what it counts.</summary>
    public static void Extend(CallingThread thread)
    {
        lock (Gate)
        {
            Threads.Add(thread);
            thread.Extend(_ended.Length + Margin);
        }
    }

    /// <summary>Keeps what a thread that has ended has counted.</summary>
    public static void Remove(CallingThread thread)
    {
        lock (Gate)
        {
            if (!Threads.Remove(thread))
            {
                return;
            }

            for (int place = Margin; place < _next; place++)
            {
                _ended[place] += thread.Read(place);
            }
        }
    }
}
