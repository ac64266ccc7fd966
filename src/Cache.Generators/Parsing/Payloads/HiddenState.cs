using Microsoft.CodeAnalysis;

namespace KpiGen.Cache.Generators.Parsing.Payloads;

/// <summary>
/// Whether a type of which nothing is stored holds something all the same. It would come back as its default: a <c>RedisKey</c> without its text.
/// A type that holds nothing, such as a unit or a case of a union, comes back as it was.
/// </summary>
internal static class HiddenState
{
    // Of another assembly the compiler sees the private fields of structs, and not those of classes.
    public static bool IsIn(INamedTypeSymbol type)
        => !type.IsTupleType && ((type.IsReferenceType && type.DeclaringSyntaxReferences.IsEmpty) || type.GetMembers().OfType<IFieldSymbol>().Any(IsHidden));

    private static bool IsHidden(IFieldSymbol field)
        => field is { IsStatic: false, IsConst: false } && !PayloadAttributes.IsIgnored(field.AssociatedSymbol ?? field, isContract: false);
}
