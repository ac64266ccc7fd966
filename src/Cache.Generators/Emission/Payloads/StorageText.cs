using KpiGen.Cache.Generators.Models.Payloads;
using KpiGen.Cache.Generators.Support;

namespace KpiGen.Cache.Generators.Emission.Payloads;

/// <summary>How collections are created from an array or a dictionary of what is in them.</summary>
internal static class StorageText
{
    private const string ObjectModel = "global::System.Collections.ObjectModel";
    private const string Concurrent = "global::System.Collections.Concurrent";
    private const string Frozen = "global::System.Collections.Frozen";

    /// <summary>Whether lookups depend on a comparer, and which kind: an order or an equality.</summary>
    public static string? Comparer(SequenceStorage storage) => storage switch
    {
        SequenceStorage.Set or SequenceStorage.ImmutableHashSet or SequenceStorage.FrozenSet or SequenceStorage.ReadOnlySet => "ReadEquality",
        SequenceStorage.SortedSet or SequenceStorage.ImmutableSortedSet => "ReadOrder",
        _ => null,
    };

    public static string Comparer(MapStorage storage)
        => storage is MapStorage.Sorted or MapStorage.SortedList or MapStorage.ImmutableSorted ? "ReadOrder" : "ReadEquality";

    /// <summary>What to write: others may change a concurrent collection while it is written, and some collections do not know their count.</summary>
    public static (string Source, string Count) Source(SequenceStorage storage) => storage switch
    {
        SequenceStorage.Array or SequenceStorage.ImmutableArray => ("value", "value.Length"),
        SequenceStorage.ConcurrentQueue or SequenceStorage.ConcurrentStack or SequenceStorage.ConcurrentBag => ("value.ToArray()", "items.Length"),
        SequenceStorage.ImmutableQueue or SequenceStorage.ImmutableStack => ("global::System.Linq.Enumerable.ToArray(value)", "items.Length"),
        _ => ("value", "value.Count"),
    };

    /// <summary>The collection made of the array <c>items</c>; stacks are enumerated from their top.</summary>
    public static string Finish(SequenceStorage storage, string element) => storage switch
    {
        SequenceStorage.ImmutableArray => "global::System.Runtime.InteropServices.ImmutableCollectionsMarshal.AsImmutableArray(items)",
        SequenceStorage.SortedSet => $"new {KnownNames.Generic}.SortedSet<{element}>(items, comparer)",
        SequenceStorage.LinkedList => $"new {KnownNames.Generic}.LinkedList<{element}>(items)",
        SequenceStorage.Queue => $"new {KnownNames.Generic}.Queue<{element}>(items)",
        SequenceStorage.Stack => $"new {KnownNames.Generic}.Stack<{element}>({Reversed("items")})",
        SequenceStorage.Collection => $"new {ObjectModel}.Collection<{element}>(new {KnownNames.Generic}.List<{element}>(items))",
        SequenceStorage.ObservableCollection => $"new {ObjectModel}.ObservableCollection<{element}>(items)",
        SequenceStorage.ReadOnlyCollection => $"new {ObjectModel}.ReadOnlyCollection<{element}>(items)",
        SequenceStorage.ReadOnlySet => $"new {ObjectModel}.ReadOnlySet<{element}>(new {KnownNames.Generic}.HashSet<{element}>(items, comparer))",
        SequenceStorage.ConcurrentQueue => $"new {Concurrent}.ConcurrentQueue<{element}>(items)",
        SequenceStorage.ConcurrentStack => $"new {Concurrent}.ConcurrentStack<{element}>({Reversed("items")})",
        SequenceStorage.ConcurrentBag => $"new {Concurrent}.ConcurrentBag<{element}>({Reversed("items")})",
        SequenceStorage.ImmutableList => $"{KnownNames.Immutable}.ImmutableList.CreateRange<{element}>(items)",
        SequenceStorage.ImmutableHashSet => $"{KnownNames.Immutable}.ImmutableHashSet.CreateRange<{element}>(comparer, items)",
        SequenceStorage.ImmutableSortedSet => $"{KnownNames.Immutable}.ImmutableSortedSet.CreateRange<{element}>(comparer, items)",
        SequenceStorage.ImmutableQueue => $"{KnownNames.Immutable}.ImmutableQueue.CreateRange<{element}>(items)",
        SequenceStorage.ImmutableStack => $"{KnownNames.Immutable}.ImmutableStack.CreateRange<{element}>({Reversed("items")})",
        SequenceStorage.FrozenSet => $"{Frozen}.FrozenSet.ToFrozenSet<{element}>(items, comparer)",
        _ => "items",
    };

    /// <summary>The dictionary made of the dictionary <c>pairs</c>.</summary>
    public static string Finish(MapStorage storage, string types) => storage switch
    {
        MapStorage.Sorted => $"new {KnownNames.Generic}.SortedDictionary<{types}>(pairs, comparer)",
        MapStorage.SortedList => $"new {KnownNames.Generic}.SortedList<{types}>(pairs, comparer)",
        MapStorage.Concurrent => $"new {Concurrent}.ConcurrentDictionary<{types}>(pairs, comparer)",
        MapStorage.ReadOnly => $"new {ObjectModel}.ReadOnlyDictionary<{types}>(pairs)",
        MapStorage.Immutable => $"{KnownNames.Immutable}.ImmutableDictionary.CreateRange<{types}>(comparer, pairs)",
        MapStorage.ImmutableSorted => $"{KnownNames.Immutable}.ImmutableSortedDictionary.CreateRange<{types}>(comparer, pairs)",
        MapStorage.Frozen => $"{Frozen}.FrozenDictionary.ToFrozenDictionary<{types}>(pairs, comparer)",
        _ => "pairs",
    };

    private static string Reversed(string items) => $"global::System.Linq.Enumerable.Reverse({items})";
}
