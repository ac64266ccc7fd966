using Microsoft.CodeAnalysis;

namespace KpiGen.Cache.Generators.Parsing.Keys;

/// <summary>Why a type cannot be part of a key, and what to do.</summary>
internal static class KeyFaults
{
    private const string Fix = "mark it [CacheKeyIgnore] if it cannot change the result, or pass the values that identify it";

    public static string? Of(ITypeSymbol type)
    {
        if (type is not INamedTypeSymbol named || type.TypeKind is TypeKind.Dynamic or TypeKind.Error or TypeKind.Delegate)
        {
            return $"it has no stable key format; {Fix}";
        }

        if (named.AllInterfaces.Append(named).Any(static contract => contract.SpecialType == SpecialType.System_Collections_IEnumerable))
        {
            return "it has no fixed order or may be read once only; pass an array, a List<T> or an IReadOnlyList<T>, sorted if the order does not matter";
        }

        if (named.TypeKind == TypeKind.Interface || named.IsAbstract)
        {
            return $"what a value of it holds is not known to the compiler; {Fix}";
        }

        return IsOpaque(named) ? $"it has no stable key format; {Fix}" : null;
    }

    // Types of the platform keep their state to themselves. Those that do not, such as KeyValuePair, are named here.
    private static bool IsOpaque(INamedTypeSymbol type)
        => type.SpecialType == SpecialType.System_Object
            || (!type.IsTupleType
                && type.DeclaringSyntaxReferences.IsEmpty
                && TypeText.Identity(type).StartsWith("System.", StringComparison.Ordinal)
                && !(type.Name is "KeyValuePair" or "Tuple"));
}
