using Microsoft.CodeAnalysis;

namespace KpiGen.Cache.Generators.Parsing.Signatures;

/// <summary>Finds types in signatures that do not exist where the generator looks: misspelt, or emitted by another generator.</summary>
internal static class UnknownTypes
{
    public static (ISymbol Member, ITypeSymbol Type)? Find(INamedTypeSymbol service, IEnumerable<ISymbol> members)
    {
        if (service.AllInterfaces.Select(Find).FirstOrDefault(static found => found is not null) is { } inherited)
        {
            return (service, inherited);
        }

        foreach (ISymbol member in members)
        {
            if (Signature(member).Select(Find).FirstOrDefault(static found => found is not null) is { } type)
            {
                return (member, type);
            }
        }

        return null;
    }

    private static IEnumerable<ITypeSymbol> Signature(ISymbol member) => member switch
    {
        IMethodSymbol method => method.Parameters.Select(static parameter => parameter.Type)
            .Append(method.ReturnType)
            .Concat(method.TypeParameters.SelectMany(static parameter => parameter.ConstraintTypes)),
        IPropertySymbol property => property.Parameters.Select(static parameter => parameter.Type).Append(property.Type),
        IEventSymbol @event => [@event.Type],
        _ => [],
    };

    /// <summary>Returns the first part of a type that is not known, or <see langword="null"/>.</summary>
    public static ITypeSymbol? Find(ITypeSymbol type) => type switch
    {
        IErrorTypeSymbol => type,
        IArrayTypeSymbol array => Find(array.ElementType),
        IPointerTypeSymbol pointer => Find(pointer.PointedAtType),
        INamedTypeSymbol named => named.TypeArguments.Select(Find).FirstOrDefault(static found => found is not null),
        _ => null,
    };
}
