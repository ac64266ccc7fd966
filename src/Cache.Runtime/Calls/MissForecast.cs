namespace KpiGen.Cache.Calls;

/// <summary>
/// Whether the remote tier is likely not to have an entry. After many misses in a row - a new server, a type that was invalidated, keys that
/// nobody asks for twice - the next search asks for the lease at once: where the entry is missing that saves a round trip, and where it is there it
/// comes with the answer, by a script, which costs Redis a little more than a plain read.
/// </summary>
/// <remarks>Safe for concurrent use; a count that is lost between two threads only delays the change.</remarks>
internal sealed class MissForecast
{
    /// <summary>How many misses in a row it takes.</summary>
    public const int Enough = 8;

    private int _inARow;

    public bool ExpectsMiss => Volatile.Read(ref _inARow) >= Enough;

    public void Note(bool found)
    {
        int before = Volatile.Read(ref _inARow);
        int now = found ? 0 : Math.Min(before + 1, Enough);
        if (now != before)
        {
            Volatile.Write(ref _inARow, now);
        }
    }
}
