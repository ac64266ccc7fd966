namespace KpiGen.Cache.Tiers.Memory;

/// <summary>Remembers the hashes of the keys that were evicted last, without their values. Not thread-safe.</summary>
internal sealed class GhostSet(int capacity)
{
    private readonly HashSet<int> _hashes = [];
    private readonly Queue<int> _order = new();

    public void Add(int hash)
    {
        if (!_hashes.Add(hash))
        {
            return;
        }

        _order.Enqueue(hash);
        while (_order.Count > capacity)
        {
            _hashes.Remove(_order.Dequeue());
        }
    }

    public bool Contains(int hash) => _hashes.Contains(hash);
}
