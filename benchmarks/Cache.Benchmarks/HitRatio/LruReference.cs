namespace KpiGen.Cache.Benchmarks.HitRatio;

/// <summary>Least recently used, by the book: the policy that others are compared with.</summary>
internal sealed class LruReference(int capacity)
{
    private readonly Dictionary<int, LinkedListNode<int>> _nodes = [];
    private readonly LinkedList<int> _order = new();

    /// <summary>Asks for a key, which is held afterwards.</summary>
    /// <returns>Whether it was held before.</returns>
    public bool Ask(int key)
    {
        if (_nodes.TryGetValue(key, out LinkedListNode<int>? node))
        {
            _order.Remove(node);
            _order.AddFirst(node);
            return true;
        }

        if (_nodes.Count == capacity)
        {
            _nodes.Remove(_order.Last!.Value);
            _order.RemoveLast();
        }

        _nodes[key] = _order.AddFirst(key);
        return false;
    }
}
