namespace KpiGen.Cache.Calls.Batches.Requests;

/// <summary>One distinct key of a batch, and its value once it is known.</summary>
internal struct BatchSlot<TKey, TValue>
{
    /// <summary>The key.</summary>
    public TKey Key;

    /// <summary>The place of the first id that has the key.</summary>
    public int First;

    /// <summary>The value, where <see cref="IsPresent"/> says that there is one.</summary>
    public TValue Value;

    /// <summary>Whether there is a value: an id can be missing in the answer of the origin.</summary>
    public bool IsPresent;

    public void Put(TValue value)
    {
        Value = value;
        IsPresent = true;
    }
}
