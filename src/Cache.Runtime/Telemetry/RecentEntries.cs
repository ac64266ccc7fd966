using System.Runtime.CompilerServices;

namespace KpiGen.Cache.Telemetry;

/// <summary>The last entries that were met, a few only: a request may make any number of calls.</summary>
/// <remarks>
/// Anybody may look. Who adds is either one thread, or all do it by <see cref="AddBesideOthers"/>, where a place is taken before it is filled: an entry
/// that is met again just as it is displaced is lost.
/// </remarks>
internal sealed class RecentEntries
{
    private const int Capacity = 8;

    private Places _places;
    private int _count;

    /// <summary>Adds an entry, unless it was the last. For one thread, without a locked instruction.</summary>
    public void Add(ObservedEntry entry)
    {
        if (!IsLast(entry))
        {
            Put(entry, ++_count);
        }
    }

    /// <summary>Adds an entry, unless it was the last.</summary>
    public void AddBesideOthers(ObservedEntry entry)
    {
        if (!IsLast(entry))
        {
            Put(entry, Interlocked.Increment(ref _count));
        }
    }

    /// <summary>Finds the entry whose value an object is.</summary>
    public ObservedEntry? Find(object value)
    {
        for (int place = 0; place < Capacity; place++)
        {
            if (Volatile.Read(ref _places[place]) is { } entry && entry.Holds(value))
            {
                return entry;
            }
        }

        return null;
    }

    private bool IsLast(ObservedEntry entry) => ReferenceEquals(Volatile.Read(ref _places[PlaceOf(Volatile.Read(ref _count))]), entry);

    private void Put(ObservedEntry entry, int number) => Volatile.Write(ref _places[PlaceOf(number)], entry);

    private static int PlaceOf(int number) => number & (Capacity - 1);

    [InlineArray(Capacity)]
    private struct Places
    {
        private ObservedEntry? _first;
    }
}
