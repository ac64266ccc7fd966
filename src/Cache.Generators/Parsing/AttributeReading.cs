using KpiGen.Cache.Generators.Support;
using Microsoft.CodeAnalysis;

namespace KpiGen.Cache.Generators.Parsing;

/// <summary>Finds attributes by their full name, so that no assembly has to be referenced for them.</summary>
internal static class AttributeReading
{
    public static AttributeData? Find(ISymbol symbol, string attribute)
        => symbol.GetAttributes().FirstOrDefault(data => Is(data.AttributeClass, attribute));

    public static AttributeData? FindCached(ISymbol symbol) => Find(symbol, KnownNames.CachedAttribute);

    /// <summary>Whether a method is a batch of another one.</summary>
    public static bool IsBatch(ISymbol symbol) => Find(symbol, KnownNames.CachedBatchAttribute) is not null;

    /// <summary>Returns the name of the method that a batch is answered from.</summary>
    public static string? BatchedMethod(ISymbol batch)
        => Find(batch, KnownNames.CachedBatchAttribute) is { ConstructorArguments: [{ Value: string name }] } ? name : null;

    public static bool IsNotCached(ISymbol symbol) => Find(symbol, KnownNames.NotCachedAttribute) is not null;

    /// <summary>Returns the <c>[InvalidatesCache]</c> attributes of a method; there may be several.</summary>
    public static IEnumerable<AttributeData> Invalidations(ISymbol symbol)
        => symbol.GetAttributes().Where(static data => Is(data.AttributeClass, KnownNames.InvalidatesCacheAttribute));

    public static bool IsInvalidating(ISymbol symbol) => Invalidations(symbol).Any();

    /// <summary>Returns what a property of an attribute says, or <see langword="null"/> where it is not set.</summary>
    public static object? Value(AttributeData attribute, string property) => Named(attribute, property) is { Kind: not TypedConstantKind.Array } value ? value.Value : null;

    /// <summary>Returns the texts of a property of an attribute, or <see langword="null"/> where it is not set.</summary>
    public static IReadOnlyList<string?>? Texts(AttributeData attribute, string property)
        => Named(attribute, property) is { Kind: TypedConstantKind.Array, IsNull: false } value ? [.. value.Values.Select(static text => text.Value as string)] : null;

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

    /// <summary>Returns the names that a property of an attribute lists, or <see langword="null"/> where it is not set.</summary>
    public static HashSet<string>? Names(AttributeData? attribute, string property)
        => attribute is not null && Texts(attribute, property) is { } names
            ? new HashSet<string>(names.Select(static name => name ?? string.Empty), StringComparer.Ordinal)
            : null;

    public static Location? LocationOf(AttributeData attribute)
        => attribute.ApplicationSyntaxReference is { } reference ? Location.Create(reference.SyntaxTree, reference.Span) : null;

    // The full name is made for what has the short one only: this is asked of every member, for every attribute.
    private static bool Is(INamedTypeSymbol? type, string attribute)
        => type is not null && attribute.EndsWith(type.Name, StringComparison.Ordinal) && type.ToDisplayString() == attribute;

    private static TypedConstant Named(AttributeData attribute, string property)
        => attribute.NamedArguments.FirstOrDefault(argument => argument.Key == property).Value;
}
