using KpiGen.Cache.Generators.Parsing.Keys;
using Microsoft.CodeAnalysis;

namespace KpiGen.Cache.Generators.Parsing.Tags;

/// <summary>The types that <c>CacheTag</c> can write.</summary>
internal static class TagScalars
{
    public static bool Contains(ITypeSymbol type)
    {
        ITypeSymbol value = NullableTypes.Unwrap(type);
        return value.TypeKind == TypeKind.Enum || IsSpecial(value.SpecialType) || IsNamed(value);
    }

    private static bool IsSpecial(SpecialType type) => type
        is (>= SpecialType.System_Boolean and <= SpecialType.System_String)
        or SpecialType.System_DateTime;

    private static bool IsNamed(ITypeSymbol type) => TypeText.Identity(type)
        is "System.Int128" or "System.UInt128" or "System.Numerics.BigInteger" or "System.Half" or "System.Guid" or "System.DateTimeOffset"
        or "System.DateOnly" or "System.TimeOnly" or "System.TimeSpan" or "System.Uri" or "System.Version";
}
