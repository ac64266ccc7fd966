namespace KpiGen.Cache.Generators.Models.Payloads;

/// <summary>What the reader of a dictionary creates.</summary>
internal enum MapStorage
{
    Dictionary,
    Sorted,
    SortedList,
    Concurrent,
    ReadOnly,
    Immutable,
    ImmutableSorted,
    Frozen,
}
