using KpiGen.Cache.Generators.Parsing.Signatures;
using Microsoft.CodeAnalysis;

namespace KpiGen.Cache.Generators.Parsing.Payloads;

/// <summary>Why a type that is not a scalar cannot be stored.</summary>
internal static class PayloadFaults
{
    public static string? Of(ITypeSymbol type)
    {
        if (ObsoleteUse.IsTypeError(type))
        {
            return ObsoleteUse.Fault;
        }

        if (PayloadCollections.FindSequence(type) is not null || PayloadCollections.FindMap(type) is not null || type is IArrayTypeSymbol { Rank: >= 2 and <= 4 } || PayloadUnions.IsClosed(type))
        {
            return null;
        }

        if (type is not INamedTypeSymbol named || type.IsRefLikeType || type.TypeKind is TypeKind.Dynamic or TypeKind.Error or TypeKind.Delegate)
        {
            return "it has no wire format";
        }

        if (Hint(named) is { } hint)
        {
            return hint;
        }

        if (named.OriginalDefinition.SpecialType == SpecialType.System_Collections_Generic_IEnumerable_T)
        {
            return "it may be lazy and cannot be shared by callers; return an IReadOnlyList<T>";
        }

        if (named.AllInterfaces.Append(named).Any(static contract => contract.SpecialType == SpecialType.System_Collections_IEnumerable))
        {
            return "it is a collection without a wire format; use an array, a List<T>, a HashSet<T>, a Dictionary<TKey, TValue> or one of their interfaces";
        }

        if (named.TypeKind == TypeKind.Interface || named.IsAbstract)
        {
            return "the type of its values is not known to the compiler; list them with [JsonDerivedType(type, name)] or [Union(number, type)]";
        }

        return IsOpaque(named) ? "it has no wire format" : null;
    }

    /// <summary>Returns why a type of a closed set cannot be written member by member.</summary>
    public static string? OfExact(ITypeSymbol type)
        => ObsoleteUse.IsTypeError(type) ? "must not be used: [Obsolete] makes it an error"
            : type.AllInterfaces.Any(static contract => contract.SpecialType == SpecialType.System_Collections_IEnumerable) ? "is a collection" : null;

    private static string? Hint(INamedTypeSymbol type) => TypeText.Identity(type.OriginalDefinition) switch
    {
        "System.Lazy<T>" => "what it would compute is code; return the value",
        "System.Text.Json.JsonDocument" => "it lives in pooled memory until somebody disposes it; return a clone of its RootElement",
        _ => null,
    };

    private static bool IsOpaque(INamedTypeSymbol type)
        => type.SpecialType == SpecialType.System_Object
            || (!type.IsTupleType
                && type.OriginalDefinition.SpecialType != SpecialType.System_Nullable_T
                && type.DeclaringSyntaxReferences.IsEmpty
                && TypeText.Identity(type).StartsWith("System.", StringComparison.Ordinal)
                && !(type.Name is "KeyValuePair" or "Tuple"));
}
