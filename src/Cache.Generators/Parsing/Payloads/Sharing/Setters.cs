using Microsoft.CodeAnalysis;

namespace KpiGen.Cache.Generators.Parsing.Payloads.Sharing;

/// <summary>Finds what can be set in an object after it was created.</summary>
internal static class Setters
{
    /// <summary>
    /// Returns a member through which the object can be changed, or <see langword="null"/>. The members of a struct do not count: everybody who
    /// reads a struct has a copy of it, and only what it refers to is shared.
    /// </summary>
    public static ISymbol? Find(INamedTypeSymbol type)
    {
        for (INamedTypeSymbol? part = type; part is { IsValueType: false, SpecialType: not SpecialType.System_Object }; part = part.BaseType)
        {
            if (part.GetMembers().FirstOrDefault(CanChange) is { } found)
            {
                return found;
            }
        }

        return null;
    }

    // A private setter or field is changed by methods of the type, which every caller can call.
    private static bool CanChange(ISymbol member) => member switch
    {
        { IsStatic: true } => false,
        IPropertySymbol property => property.SetMethod is { IsInitOnly: false },
        IFieldSymbol { AssociatedSymbol: null } field => !field.IsReadOnly && !field.IsConst,
        _ => false,
    };
}
