using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace KpiGen.Cache.CodeFixes.Editing;

/// <summary>Finds the read-only interface that stands for an array or a collection, also inside other types.</summary>
internal sealed class ReadOnlyTypes(Compilation compilation)
{
    private const string Generic = "System.Collections.Generic.";

    private static readonly Dictionary<string, string> Interfaces = new(StringComparer.Ordinal)
    {
        [Generic + "List`1"] = Generic + "IReadOnlyList`1",
        [Generic + "IList`1"] = Generic + "IReadOnlyList`1",
        ["System.Collections.ObjectModel.Collection`1"] = Generic + "IReadOnlyList`1",
        [Generic + "ICollection`1"] = Generic + "IReadOnlyCollection`1",
        [Generic + "HashSet`1"] = Generic + "IReadOnlySet`1",
        [Generic + "ISet`1"] = Generic + "IReadOnlySet`1",
        [Generic + "Dictionary`2"] = Generic + "IReadOnlyDictionary`2",
        [Generic + "IDictionary`2"] = Generic + "IReadOnlyDictionary`2",
    };

    /// <summary>Returns the type to declare instead, or <see langword="null"/> where there is none, or nothing changes.</summary>
    public ITypeSymbol? Find(ITypeSymbol type)
        => Replace(type) is { } found && !SymbolEqualityComparer.Default.Equals(found, type) ? found.WithNullableAnnotation(type.NullableAnnotation) : null;

    private ITypeSymbol? Replace(ITypeSymbol type) => type switch
    {
        IArrayTypeSymbol { ElementType.SpecialType: SpecialType.System_Byte } or IArrayTypeSymbol { Rank: > 1 } => null,
        IArrayTypeSymbol array => Construct(compilation.GetTypeByMetadataName(Generic + "IReadOnlyList`1"), [array.ElementType]),
        INamedTypeSymbol { IsTupleType: false, TypeArguments.Length: > 0 } named => Replace(named),
        _ => type,
    };

    private INamedTypeSymbol? Replace(INamedTypeSymbol type)
    {
        string name = $"{type.ContainingNamespace.ToDisplayString()}.{type.MetadataName}";
        return Interfaces.TryGetValue(name, out string? readOnly) ? Construct(compilation.GetTypeByMetadataName(readOnly), type.TypeArguments)
            : IsOtherCollection(type, name) ? null
            : Construct(type.OriginalDefinition, type.TypeArguments);
    }

    // A queue, say, or a sorted set: what they promise beyond their elements no read-only interface does.
    private static bool IsOtherCollection(INamedTypeSymbol type, string name)
        => type.TypeKind == TypeKind.Class
            && (name.StartsWith(Generic, StringComparison.Ordinal) || name.StartsWith("System.Collections.Concurrent.", StringComparison.Ordinal));

    private INamedTypeSymbol? Construct(INamedTypeSymbol? definition, ImmutableArray<ITypeSymbol> arguments)
    {
        ImmutableArray<ITypeSymbol?> replaced = [.. arguments.Select(argument => Replace(argument)?.WithNullableAnnotation(argument.NullableAnnotation))];
        return definition is null || replaced.Contains(null)
            ? null
            : definition.Construct([.. replaced.OfType<ITypeSymbol>()], [.. arguments.Select(static argument => argument.NullableAnnotation)]);
    }
}
