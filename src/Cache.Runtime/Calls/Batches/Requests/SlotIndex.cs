using System.Buffers;
using System.Numerics;

namespace KpiGen.Cache.Calls.Batches.Requests;

/// <summary>Finds equal keys of one batch. Open addressing in borrowed memory, because a batch of hits should leave no garbage but its result.</summary>
internal ref struct SlotIndex<TKey, TValue>
    where TKey : struct, IEquatable<TKey>
{
    // Spreads hashes that differ in few bits, such as those of consecutive numbers (Knuth, TAOCP 3, 6.4).
    private const uint Spread = 2654435769;

    private readonly BatchSlot<TKey, TValue>[] _slots;
    private readonly int[] _table;
    private readonly int _shift;
    private readonly int _mask;

    /// <summary>Creates an index for at most as many keys as there are slots.</summary>
    public SlotIndex(BatchSlot<TKey, TValue>[] slots, int capacity)
    {
        int bits = Math.Max(BitOperations.Log2((uint)capacity) + 2, 2);
        _slots = slots;
        _shift = 32 - bits;
        _mask = (1 << bits) - 1;
        _table = ArrayPool<int>.Shared.Rent(_mask + 1);
        Array.Clear(_table, 0, _mask + 1);
    }

    /// <summary>Gets how many distinct keys there are.</summary>
    public int Count { get; private set; }

    /// <summary>Returns the slot of a key; one that has none yet gets the next.</summary>
    public int SlotOf(in TKey key, int place)
    {
        int at = (int)(((uint)key.GetHashCode() * Spread) >> _shift);
        while (_table[at] != 0)
        {
            if (_slots[_table[at] - 1].Key.Equals(key))
            {
                return _table[at] - 1;
            }

            at = (at + 1) & _mask;
        }

        _slots[Count] = new BatchSlot<TKey, TValue> { Key = key, First = place };
        _table[at] = ++Count;
        return Count - 1;
    }

    public readonly void Dispose() => ArrayPool<int>.Shared.Return(_table);
}
