namespace KpiGen.Cache;

/// <summary>
/// The entry in memory that answered an observed call. It lives as long as memory keeps it, and its value never changes: what is derived from the
/// value belongs in a <see cref="System.Runtime.CompilerServices.ConditionalWeakTable{TKey, TValue}"/> under the entry, and goes when the entry goes.
/// </summary>
public abstract class ObservedEntry
{
    private protected ObservedEntry()
    {
    }

    /// <summary>Whether an object is the value of the entry: the very object, not an equal one or a copy.</summary>
    internal abstract bool Holds(object value);
}
