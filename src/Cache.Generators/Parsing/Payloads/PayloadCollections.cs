using KpiGen.Cache.Generators.Models.Payloads;
using Microsoft.CodeAnalysis;

namespace KpiGen.Cache.Generators.Parsing.Payloads;

/// <summary>The collections that can be stored, and what a reader creates for them.</summary>
internal static class PayloadCollections
{
    public static (SequenceStorage Storage, ITypeSymbol Element)? FindSequence(ITypeSymbol type)
    {
        if (type is IArrayTypeSymbol { Rank: 1 } array)
        {
            return (SequenceStorage.Array, array.ElementType);
        }

        if (type is INamedTypeSymbol { Arity: 1, IsTupleType: false } named && StorageOf(named) is { } storage)
        {
            return (storage, named.TypeArguments[0]);
        }

        return null;
    }

    public static bool IsSet(SequenceStorage storage)
        => storage is SequenceStorage.Set or SequenceStorage.SortedSet or SequenceStorage.ReadOnlySet or SequenceStorage.FrozenSet
            or SequenceStorage.ImmutableHashSet or SequenceStorage.ImmutableSortedSet;

    public static (MapStorage Storage, ITypeSymbol Key, ITypeSymbol Value)? FindMap(ITypeSymbol type)
        => type is INamedTypeSymbol { Arity: 2 } named && MapOf(named) is { } storage ? (storage, named.TypeArguments[0], named.TypeArguments[1]) : null;

    private static MapStorage? MapOf(INamedTypeSymbol type) => TypeText.Identity(type.OriginalDefinition) switch
    {
        "System.Collections.Generic.Dictionary<TKey,TValue>"
            or "System.Collections.Generic.IDictionary<TKey,TValue>"
            or "System.Collections.Generic.IReadOnlyDictionary<TKey,TValue>" => MapStorage.Dictionary,
        "System.Collections.Generic.SortedDictionary<TKey,TValue>" => MapStorage.Sorted,
        "System.Collections.Generic.SortedList<TKey,TValue>" => MapStorage.SortedList,
        "System.Collections.Concurrent.ConcurrentDictionary<TKey,TValue>" => MapStorage.Concurrent,
        "System.Collections.ObjectModel.ReadOnlyDictionary<TKey,TValue>" => MapStorage.ReadOnly,
        "System.Collections.Immutable.ImmutableDictionary<TKey,TValue>"
            or "System.Collections.Immutable.IImmutableDictionary<TKey,TValue>" => MapStorage.Immutable,
        "System.Collections.Immutable.ImmutableSortedDictionary<TKey,TValue>" => MapStorage.ImmutableSorted,
        "System.Collections.Frozen.FrozenDictionary<TKey,TValue>" => MapStorage.Frozen,
        _ => null,
    };

    private static SequenceStorage? StorageOf(INamedTypeSymbol type) => type.ContainingNamespace.ToDisplayString() switch
    {
        "System.Collections.Generic" => GenericOf(type.Name),
        "System.Collections.ObjectModel" => ObjectModelOf(type.Name),
        "System.Collections.Immutable" => ImmutableOf(type.Name),
        "System.Collections.Concurrent" => ConcurrentOf(type.Name),
        "System.Collections.Frozen" => type.Name == "FrozenSet" ? SequenceStorage.FrozenSet : null,
        _ => null,
    };

    private static SequenceStorage? GenericOf(string name) => name switch
    {
        "List" or "IList" or "ICollection" => SequenceStorage.List,
        "IReadOnlyList" or "IReadOnlyCollection" => SequenceStorage.ReadOnlyArray,
        "HashSet" or "ISet" or "IReadOnlySet" => SequenceStorage.Set,
        "SortedSet" => SequenceStorage.SortedSet,
        "LinkedList" => SequenceStorage.LinkedList,
        "Queue" => SequenceStorage.Queue,
        "Stack" => SequenceStorage.Stack,
        _ => null,
    };

    private static SequenceStorage? ObjectModelOf(string name) => name switch
    {
        "Collection" => SequenceStorage.Collection,
        "ObservableCollection" => SequenceStorage.ObservableCollection,
        "ReadOnlyCollection" => SequenceStorage.ReadOnlyCollection,
        "ReadOnlySet" => SequenceStorage.ReadOnlySet,
        _ => null,
    };

    private static SequenceStorage? ConcurrentOf(string name) => name switch
    {
        "ConcurrentQueue" => SequenceStorage.ConcurrentQueue,
        "ConcurrentStack" => SequenceStorage.ConcurrentStack,
        "ConcurrentBag" => SequenceStorage.ConcurrentBag,
        _ => null,
    };

    private static SequenceStorage? ImmutableOf(string name) => name switch
    {
        "ImmutableArray" => SequenceStorage.ImmutableArray,
        "ImmutableList" or "IImmutableList" => SequenceStorage.ImmutableList,
        "ImmutableHashSet" or "IImmutableSet" => SequenceStorage.ImmutableHashSet,
        "ImmutableSortedSet" => SequenceStorage.ImmutableSortedSet,
        "ImmutableQueue" or "IImmutableQueue" => SequenceStorage.ImmutableQueue,
        "ImmutableStack" or "IImmutableStack" => SequenceStorage.ImmutableStack,
        _ => null,
    };
}
