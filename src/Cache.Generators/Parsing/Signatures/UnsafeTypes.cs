using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace KpiGen.Cache.Generators.Parsing.Signatures;

/// <summary>Finds signatures that only unsafe code can repeat.</summary>
internal static class UnsafeTypes
{
    public static bool AreIn(ISymbol member) => AreInType(member.ContainingType) || member switch
    {
        IMethodSymbol method => AreIn(method.Parameters, method.ReturnType),
        IPropertySymbol property => AreIn(property.Parameters, property.Type),
        IEventSymbol @event => AreIn([], @event.Type),
        _ => false,
    };

    public static bool AreIn(ImmutableArray<IParameterSymbol> parameters, ITypeSymbol type)
        => parameters.Select(static parameter => parameter.Type).Append(type).Any(IsUnsafe);

    /// <summary>Whether the name of an interface needs unsafe code: <c>IRepository&lt;int*[]&gt;</c>.</summary>
    public static bool AreInType(INamedTypeSymbol? type) => type is not null && (type.TypeArguments.Any(IsUnsafe) || AreInType(type.ContainingType));

    private static bool IsUnsafe(ITypeSymbol type) => type switch
    {
        IPointerTypeSymbol or IFunctionPointerTypeSymbol => true,
        IArrayTypeSymbol array => IsUnsafe(array.ElementType),
        INamedTypeSymbol named => AreInType(named),
        _ => false,
    };
}
