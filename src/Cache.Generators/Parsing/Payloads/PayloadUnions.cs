using KpiGen.Cache.Generators.Diagnostics;
using KpiGen.Cache.Generators.Models.Payloads;
using KpiGen.Cache.Generators.Support;
using Microsoft.CodeAnalysis;

namespace KpiGen.Cache.Generators.Parsing.Payloads;

/// <summary>Reads a class or an interface that lists its derived types: <c>[Union(number, type)]</c>, or <c>[JsonDerivedType(type, name)]</c>.</summary>
internal static class PayloadUnions
{
    private const string Union = "MessagePack.UnionAttribute";
    private const string JsonDerivedType = "System.Text.Json.Serialization.JsonDerivedTypeAttribute";

    public static bool IsClosed(ITypeSymbol type)
        => type.TypeKind is TypeKind.Class or TypeKind.Interface
            && type.GetAttributes().Any(static attribute => attribute.AttributeClass?.ToDisplayString() is Union or JsonDerivedType);

    public static PayloadTypeModel? Parse(
        INamedTypeSymbol type, string name, string path, bool isPortable, PayloadTypeParser types, Compilation compilation)
    {
        (int Number, string Label, ITypeSymbol? Type)[] listed = Listed(type);
        if (Fault(type, listed, compilation) is { } fault)
        {
            types.Fail(DiagnosticDescriptors.UnusableUnion, path, type, fault);
            return null;
        }

        UnionCase[] cases = [.. listed.Select(one => new UnionCase(one.Number, types.ParseExact((INamedTypeSymbol)one.Type!, $"{path}<{one.Type!.Name}>", isPortable)))];
        var model = new UnionPayload(name, TypeText.Bare(type), cases.ToEquatableArray());
        return types.Shapes.Define(name, "union", model, [.. listed.Zip(cases, static (one, parsed) => ($"{parsed.Number} {one.Label}", parsed.Value))]);
    }

    // MessagePack's numbers win, because its readers know them. A class that is not abstract is a case of its own set.
    private static (int Number, string Label, ITypeSymbol? Type)[] Listed(INamedTypeSymbol type)
    {
        var listed = new List<(int Number, string Label, ITypeSymbol? Type)>();
        foreach (AttributeData attribute in Attributes(type, Union))
        {
            listed.Add((attribute.ConstructorArguments[0].Value as int? ?? 0, string.Empty, attribute.ConstructorArguments[1].Value as ITypeSymbol));
        }

        if (listed.Count == 0)
        {
            listed.AddRange(Attributes(type, JsonDerivedType).Select(static (attribute, index) => (index, Discriminator(attribute), attribute.ConstructorArguments[0].Value as ITypeSymbol)));
        }

        if (!type.IsAbstract && type.TypeKind == TypeKind.Class && !listed.Any(one => SymbolEqualityComparer.Default.Equals(one.Type, type)))
        {
            listed.Add((-1, string.Empty, type));
        }

        return [.. listed];
    }

    private static IEnumerable<AttributeData> Attributes(INamedTypeSymbol type, string name)
        => type.GetAttributes().Where(attribute => attribute.AttributeClass?.ToDisplayString() == name);

    private static string Discriminator(AttributeData attribute)
        => attribute.ConstructorArguments.Length > 1 ? attribute.ConstructorArguments[1].Value?.ToString() ?? string.Empty : string.Empty;

    private static string? Fault(INamedTypeSymbol type, (int Number, string Label, ITypeSymbol? Type)[] listed, Compilation compilation)
    {
        if (listed.GroupBy(static one => one.Number).FirstOrDefault(static group => group.Count() > 1) is { } twice)
        {
            return $"the number {twice.Key} is used twice";
        }

        foreach ((_, _, ITypeSymbol? one) in listed)
        {
            string? fault = one switch
            {
                not INamedTypeSymbol => "one of its types is not a class",
                { IsAbstract: true } or { TypeKind: TypeKind.Interface } => "is abstract; list the types that derive from it",
                INamedTypeSymbol { IsUnboundGenericType: true } => "is an open generic type",
                _ when PayloadFaults.OfExact(one) is { } reason => reason,
                _ when !compilation.IsSymbolAccessibleWithin(one, compilation.Assembly) => "is not visible to generated code",
                _ when !compilation.ClassifyCommonConversion(one, type).IsImplicit => $"does not derive from '{TypeText.Readable(type)}'",
                _ => null,
            };
            if (fault is not null)
            {
                return one is null ? fault : $"'{TypeText.Readable(one)}' {fault}";
            }
        }

        return null;
    }
}
