using Microsoft.CodeAnalysis;

namespace KpiGen.Cache.Generators.Parsing.Keys;

/// <summary>Types that can be null, and what <c>?.</c> makes of the others.</summary>
internal static class NullableTypes
{
    /// <summary>Whether the type says that it can be null.</summary>
    public static bool SayNull(ITypeSymbol type) => type.NullableAnnotation == NullableAnnotation.Annotated || IsNullableValue(type);

    /// <summary>Whether <c>?.</c> can stand behind a value of the type: whatever it says, a reference can be null.</summary>
    public static bool AllowNull(ITypeSymbol type) => IsNullableValue(type) || !type.IsValueType;

    public static bool IsNullableValue(ITypeSymbol type) => type.OriginalDefinition.SpecialType == SpecialType.System_Nullable_T;

    public static ITypeSymbol Unwrap(ITypeSymbol type) => IsNullableValue(type) ? ((INamedTypeSymbol)type).TypeArguments[0] : type;

    public static ITypeSymbol Lift(ITypeSymbol type, Compilation compilation)
        => type.IsValueType && !IsNullableValue(type)
            ? compilation.GetSpecialType(SpecialType.System_Nullable_T).Construct(type)
            : type.WithNullableAnnotation(NullableAnnotation.Annotated);
}
