using Microsoft.CodeAnalysis;

namespace KpiGen.Cache.Generators.Parsing.Signatures;

/// <summary>Whether a member, or anything in its signature, may be used by obsolete code only: no pragma suppresses that error.</summary>
internal static class ObsoleteUse
{
    /// <summary>Says so of a type or a member inside a key or a result.</summary>
    public const string Fault = "[Obsolete] makes every use of it an error";

    public static bool IsError(ISymbol member) => AttributeReading.IsObsoleteError(member) || IsTypeError(member.ContainingType) || member switch
    {
        IMethodSymbol method => IsTypeError(method.ReturnType) || method.Parameters.Any(IsError),
        IPropertySymbol property => IsTypeError(property.Type) || property.Parameters.Any(IsError)
            || new[] { property.GetMethod, property.SetMethod }.Any(static accessor => accessor is not null && AttributeReading.IsObsoleteError(accessor)),
        IEventSymbol @event => IsTypeError(@event.Type),
        _ => false,
    };

    public static bool IsTypeError(ITypeSymbol? type) => type switch
    {
        null => false,
        IArrayTypeSymbol array => IsTypeError(array.ElementType),
        IPointerTypeSymbol pointer => IsTypeError(pointer.PointedAtType),
        INamedTypeSymbol named => AttributeReading.IsObsoleteError(named) || IsTypeError(named.ContainingType) || named.TypeArguments.Any(IsTypeError),
        _ => false,
    };

    private static bool IsError(IParameterSymbol parameter) => IsTypeError(parameter.Type);
}
