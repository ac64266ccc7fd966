namespace KpiGen.Cache.Flights;

/// <summary>Wants to know when nobody waits for a load any more.</summary>
internal interface IAbandonmentWatch
{
    /// <summary>Notes that the last caller has left. It runs on the thread pool, once, and does not throw.</summary>
    void NoteAbandoned();
}
