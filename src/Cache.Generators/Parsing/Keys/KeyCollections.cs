using KpiGen.Cache.Generators.Models.Keys;
using Microsoft.CodeAnalysis;

namespace KpiGen.Cache.Generators.Parsing.Keys;

/// <summary>The collections whose elements are a key: those that have an order and can be read twice.</summary>
internal static class KeyCollections
{
    public static (SequenceAccess Access, ITypeSymbol Element)? Find(ITypeSymbol type)
    {
        if (type is IArrayTypeSymbol { Rank: 1 } array)
        {
            return (SequenceAccess.Array, array.ElementType);
        }

        if (type is INamedTypeSymbol { Arity: 1, IsTupleType: false } named && AccessOf(named) is { } access)
        {
            return (access, named.TypeArguments[0]);
        }

        return null;
    }

    private static SequenceAccess? AccessOf(INamedTypeSymbol type) => TypeText.Identity(type.OriginalDefinition) switch
    {
        "System.Collections.Immutable.ImmutableArray<T>" => SequenceAccess.ImmutableArray,
        "System.Collections.Generic.List<T>" => SequenceAccess.List,
        "System.Collections.Generic.IReadOnlyList<T>" or "System.Collections.Generic.IList<T>" => SequenceAccess.IndexedInterface,
        "System.Collections.Generic.IReadOnlyCollection<T>" or "System.Collections.Generic.ICollection<T>" => SequenceAccess.CountedInterface,
        _ => null,
    };
}
