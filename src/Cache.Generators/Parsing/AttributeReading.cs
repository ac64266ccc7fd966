using KpiGen.Cache.Generators.Support;
using Microsoft.CodeAnalysis;

namespace KpiGen.Cache.Generators.Parsing;

/// <summary>Finds attributes by their full name, so that no assembly has to be referenced for them.</summary>
internal static class AttributeReading
{
    public static AttributeData? Find(ISymbol symbol, string attribute)
        => symbol.GetAttributes().FirstOrDefault(data => data.AttributeClass is { } type && Is(type, attribute));

    public static AttributeData? FindCached(ISymbol symbol) => Find(symbol, KnownNames.CachedAttribute);

    public static bool IsNotCached(ISymbol symbol) => Find(symbol, KnownNames.NotCachedAttribute) is not null;

    /// <summary>Whether a parameter or member is left out of keys; on a positional record the attribute stands on the parameter.</summary>
    public static bool IsKeyIgnored(ISymbol symbol)
        => Find(symbol, KnownNames.CacheKeyIgnoreAttribute) is not null
            || (symbol is IPropertySymbol { ContainingType: { IsRecord: true } record }
                && record.InstanceConstructors
                    .SelectMany(static constructor => constructor.Parameters)
                    .Any(parameter => parameter.Name == symbol.Name && Find(parameter, KnownNames.CacheKeyIgnoreAttribute) is not null));

    /// <summary>Whether a use outside obsolete code is an error, which no pragma can suppress.</summary>
    public static bool IsObsoleteError(ISymbol symbol)
        => Find(symbol, "System.ObsoleteAttribute") is { ConstructorArguments: [_, { Value: true }] };

    // The full name is made for what has the short one only: this is asked of every member, for every attribute.
    private static bool Is(INamedTypeSymbol type, string attribute)
        => attribute.EndsWith(type.Name, StringComparison.Ordinal) && type.ToDisplayString() == attribute;

    public static Location? LocationOf(AttributeData attribute)
        => attribute.ApplicationSyntaxReference is { } reference ? Location.Create(reference.SyntaxTree, reference.Span) : null;
}
