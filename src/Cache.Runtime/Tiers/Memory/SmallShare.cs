namespace KpiGen.Cache.Tiers.Memory;

/// <summary>
/// How many places new keys get before they have been used, learned from the keys that come back after their eviction. Not thread-safe.
/// </summary>
/// <remarks>
/// A key that was evicted new and is wanted again says that new keys should stay longer; one that was evicted from the main queue says the
/// opposite. Each moves the border by half a place, between a tenth and nine tenths of the capacity: the balance of ARC (Megiddo and Modha,
/// FAST 2003) between the queues of S3-FIFO. With a tenth for good, LRU has more hits when all that was popular changes at once.
/// </remarks>
internal sealed class SmallShare(int capacity)
{
    private readonly GhostSet _evictedNew = new(capacity);
    private readonly GhostSet _evictedOld = new(capacity);
    private readonly int _least = Math.Max(2, capacity / 5);
    private readonly int _most = Math.Max(2, (int)(capacity * 9L / 5));
    private int _halves = Math.Max(2, capacity / 5);

    /// <summary>Gets how many places new keys may take when there is no other.</summary>
    public int Places => _halves / 2;

    public void NoteEvicted(int hash, bool wasInMain) => (wasInMain ? _evictedOld : _evictedNew).Add(hash);

    /// <summary>Learns from a key that is not held whether it was evicted not long ago.</summary>
    /// <returns>Whether it was: it need not prove itself again.</returns>
    public bool NoteWanted(int hash)
    {
        if (_evictedNew.Remove(hash))
        {
            _halves = Math.Min(_halves + 1, _most);
            return true;
        }

        if (_evictedOld.Remove(hash))
        {
            _halves = Math.Max(_halves - 1, _least);
            return true;
        }

        return false;
    }
}
