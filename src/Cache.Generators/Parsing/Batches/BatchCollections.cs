using KpiGen.Cache.Generators.Models.Batches;
using Microsoft.CodeAnalysis;

namespace KpiGen.Cache.Generators.Parsing.Batches;

/// <summary>The collections that a batch takes and returns.</summary>
internal static class BatchCollections
{
    /// <summary>Returns what the origin gets for a collection of ids, and the type of an id.</summary>
    public static (BatchIdsForm Form, ITypeSymbol Id)? FindIds(ITypeSymbol type) => type switch
    {
        IArrayTypeSymbol { Rank: 1 } array => (BatchIdsForm.Array, array.ElementType),
        INamedTypeSymbol { Arity: 1 } named when IdsForm(named) is { } form => (form, named.TypeArguments[0]),
        _ => null,
    };

    /// <summary>Returns what is made of the values for a dictionary, and its types.</summary>
    public static (BatchResultForm Form, ITypeSymbol Id, ITypeSymbol Item)? FindDictionary(ITypeSymbol type)
        => type is INamedTypeSymbol { Arity: 2 } named && DictionaryForm(named) is { } form
            ? (form, named.TypeArguments[0], named.TypeArguments[1])
            : null;

    /// <summary>Returns what is made of the values for a list, and the type of an item.</summary>
    public static (BatchResultForm Form, ITypeSymbol Item)? FindList(ITypeSymbol type) => type switch
    {
        IArrayTypeSymbol { Rank: 1 } array => (BatchResultForm.Array, array.ElementType),
        INamedTypeSymbol { Arity: 1 } named when ListForm(named) is { } form => (form, named.TypeArguments[0]),
        _ => null,
    };

    private static BatchIdsForm? IdsForm(INamedTypeSymbol type) => TypeText.Identity(type.OriginalDefinition) switch
    {
        "System.Collections.Generic.IReadOnlyCollection<T>" or "System.Collections.Generic.IReadOnlyList<T>" or "System.Collections.Generic.IEnumerable<T>"
            or "System.Collections.Generic.ICollection<T>" or "System.Collections.Generic.IList<T>" => BatchIdsForm.Array,
        "System.Collections.Generic.List<T>" => BatchIdsForm.List,
        "System.Collections.Generic.ISet<T>" or "System.Collections.Generic.IReadOnlySet<T>" or "System.Collections.Generic.HashSet<T>" => BatchIdsForm.Set,
        "System.Collections.Immutable.ImmutableArray<T>" => BatchIdsForm.ImmutableArray,
        _ => null,
    };

    private static BatchResultForm? DictionaryForm(INamedTypeSymbol type) => TypeText.Identity(type.OriginalDefinition) switch
    {
        "System.Collections.Generic.IReadOnlyDictionary<TKey,TValue>" or "System.Collections.Generic.IDictionary<TKey,TValue>"
            or "System.Collections.Generic.Dictionary<TKey,TValue>" => BatchResultForm.Dictionary,
        "System.Collections.Immutable.ImmutableDictionary<TKey,TValue>" => BatchResultForm.ImmutableDictionary,
        _ => null,
    };

    private static BatchResultForm? ListForm(INamedTypeSymbol type) => TypeText.Identity(type.OriginalDefinition) switch
    {
        "System.Collections.Generic.IReadOnlyList<T>" or "System.Collections.Generic.IReadOnlyCollection<T>" or "System.Collections.Generic.IEnumerable<T>" => BatchResultForm.Array,
        "System.Collections.Generic.List<T>" => BatchResultForm.List,
        "System.Collections.Immutable.ImmutableArray<T>" => BatchResultForm.ImmutableArray,
        _ => null,
    };
}
