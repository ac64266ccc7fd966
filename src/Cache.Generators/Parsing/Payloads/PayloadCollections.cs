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

    public static (ITypeSymbol Key, ITypeSymbol Value)? FindMap(ITypeSymbol type)
        => type is INamedTypeSymbol { Arity: 2 } named
            && TypeText.Identity(named.OriginalDefinition) is "System.Collections.Generic.Dictionary<TKey,TValue>"
                or "System.Collections.Generic.IDictionary<TKey,TValue>"
                or "System.Collections.Generic.IReadOnlyDictionary<TKey,TValue>"
            ? (named.TypeArguments[0], named.TypeArguments[1])
            : null;

    private static SequenceStorage? StorageOf(INamedTypeSymbol type) => TypeText.Identity(type.OriginalDefinition) switch
    {
        "System.Collections.Immutable.ImmutableArray<T>" => SequenceStorage.ImmutableArray,
        "System.Collections.Generic.List<T>"
            or "System.Collections.Generic.IList<T>"
            or "System.Collections.Generic.ICollection<T>" => SequenceStorage.List,
        "System.Collections.Generic.IReadOnlyList<T>" or "System.Collections.Generic.IReadOnlyCollection<T>" => SequenceStorage.ReadOnlyArray,
        "System.Collections.Generic.HashSet<T>"
            or "System.Collections.Generic.ISet<T>"
            or "System.Collections.Generic.IReadOnlySet<T>" => SequenceStorage.Set,
        _ => null,
    };
}
