using System.Buffers;

namespace KpiGen.Cache.Calls.Batches.Requests;

/// <summary>One call of a batch method: the ids as they were asked for, and a slot for each distinct key.</summary>
/// <remarks>It belongs to one caller and is not safe for concurrent use. Its memory is borrowed until it is disposed; loads never see it.</remarks>
internal sealed class BatchRequest<TId, TKey, TValue> : IDisposable
    where TKey : struct, IEquatable<TKey>
{
    private readonly TId[] _ids;
    private readonly int[] _slotOf;
    private readonly BatchSlot<TKey, TValue>[] _slots;

    private BatchRequest(TId[] ids, int count)
    {
        _ids = ids;
        Count = count;
        _slotOf = ArrayPool<int>.Shared.Rent(count);
        _slots = ArrayPool<BatchSlot<TKey, TValue>>.Shared.Rent(count);
    }

    /// <summary>Gets how many ids were asked for, duplicates included.</summary>
    public int Count { get; }

    /// <summary>Gets how many distinct keys they have.</summary>
    public int SlotCount { get; private set; }

    /// <summary>Takes the ids of a call.</summary>
    public static BatchRequest<TId, TKey, TValue> Take<TArgs>(IEnumerable<TId>? ids, string? name, TArgs args, Func<TArgs, TId, TKey> keyOf)
    {
        TId[] copy = IdSnapshot.Rent(ids, name, out int count);
        var request = new BatchRequest<TId, TKey, TValue>(copy, count);
        request.FindSlots(args, keyOf);
        return request;
    }

    public TId Id(int place) => _ids[place];

    public ref BatchSlot<TKey, TValue> Slot(int slot) => ref _slots[slot];

    /// <summary>Returns the slot of the id at a place.</summary>
    public ref BatchSlot<TKey, TValue> SlotAt(int place) => ref _slots[_slotOf[place]];

    public void Dispose()
    {
        IdSnapshot.Return(_ids);
        IdSnapshot.Return(_slotOf);
        IdSnapshot.Return(_slots);
    }

    private void FindSlots<TArgs>(TArgs args, Func<TArgs, TId, TKey> keyOf)
    {
        using var index = new SlotIndex<TKey, TValue>(_slots, Count);
        for (int place = 0; place < Count; place++)
        {
            TKey key = keyOf(args, _ids[place]);
            _slotOf[place] = index.SlotOf(in key, place);
        }

        SlotCount = index.Count;
    }
}
