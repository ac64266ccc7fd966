using KpiGen.Cache.Generators.Support;
using Microsoft.CodeAnalysis;

namespace KpiGen.Cache.Generators.Parsing;

/// <summary>Finds attributes by their full name, so that no assembly has to be referenced for them.</summary>
internal static class AttributeReading
{
    public static AttributeData? Find(ISymbol symbol, string attribute)
        => symbol.GetAttributes().FirstOrDefault(data => data.AttributeClass?.ToDisplayString() == attribute);

    public static AttributeData? FindCached(ISymbol symbol) => Find(symbol, KnownNames.CachedAttribute);

    /// <summary>Whether a method is a batch of another one.</summary>
    public static bool IsBatch(ISymbol symbol) => Find(symbol, KnownNames.CachedBatchAttribute) is not null;

    /// <summary>Returns the name of the method that a batch is answered from.</summary>
    public static string? BatchedMethod(ISymbol batch)
        => Find(batch, KnownNames.CachedBatchAttribute) is { ConstructorArguments: [{ Value: string name }] } ? name : null;

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

    /// <summary>Returns the names that a property of an attribute lists, or <see langword="null"/> where it is not set.</summary>
    public static HashSet<string>? Names(AttributeData? attribute, string property)
    {
        TypedConstant value = attribute?.NamedArguments.FirstOrDefault(argument => argument.Key == property).Value ?? default;
        return value is { Kind: TypedConstantKind.Array, IsNull: false }
            ? new HashSet<string>(value.Values.Select(static name => name.Value as string ?? string.Empty), StringComparer.Ordinal)
            : null;
    }

    public static Location? LocationOf(AttributeData attribute)
        => attribute.ApplicationSyntaxReference is { } reference ? Location.Create(reference.SyntaxTree, reference.Span) : null;
}
