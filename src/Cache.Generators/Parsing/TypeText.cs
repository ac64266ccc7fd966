using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace KpiGen.Cache.Generators.Parsing;

/// <summary>How symbols are written: in emitted code, in keys and in messages.</summary>
internal static class TypeText
{
    private static readonly SymbolDisplayFormat Emitted = SymbolDisplayFormat.FullyQualifiedFormat
        .AddMiscellaneousOptions(SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier);

    private static readonly SymbolDisplayFormat Canonical = SymbolDisplayFormat.FullyQualifiedFormat
        .WithGlobalNamespaceStyle(SymbolDisplayGlobalNamespaceStyle.Omitted)
        .RemoveMiscellaneousOptions(SymbolDisplayMiscellaneousOptions.EscapeKeywordIdentifiers);

    /// <summary>For emitted code: qualified with <c>global::</c>, with nullable annotations.</summary>
    public static string Of(ITypeSymbol type) => type.ToDisplayString(Emitted);

    /// <summary>For a parameter in emitted code: a <c>dynamic</c> argument would leave the choice of the method to the run time.</summary>
    public static string OfParameter(ITypeSymbol type)
        => type.TypeKind != TypeKind.Dynamic ? Of(type) : type.NullableAnnotation == NullableAnnotation.Annotated ? "object?" : "object";

    /// <summary>For emitted code, without the annotation of the type itself: what <c>typeof</c> and <c>new</c> take.</summary>
    public static string Bare(ITypeSymbol type) => Of(type.WithNullableAnnotation(NullableAnnotation.NotAnnotated));

    /// <summary>For keys: qualified, no blanks, independent of annotations.</summary>
    public static string Identity(ITypeSymbol type) => type.ToDisplayString(Canonical).Replace(" ", string.Empty);

    /// <summary>Whether a type is in <c>System</c> or in a namespace below it.</summary>
    public static bool IsOfPlatform(ITypeSymbol type)
    {
        INamespaceSymbol? part = type.ContainingNamespace;
        while (part is { ContainingNamespace.IsGlobalNamespace: false })
        {
            part = part.ContainingNamespace;
        }

        return part?.Name == "System";
    }

    /// <summary>For messages.</summary>
    public static string Readable(ITypeSymbol type) => type.ToDisplayString(SymbolDisplayFormat.CSharpShortErrorMessageFormat);

    /// <summary>A name as an identifier in emitted code; contextual keywords such as <c>field</c> are escaped as well.</summary>
    public static string Identifier(string name)
        => SyntaxFacts.GetKeywordKind(name) != SyntaxKind.None || SyntaxFacts.GetContextualKeywordKind(name) != SyntaxKind.None ? "@" + name : name;

    /// <summary>A part of an identifier that tells types apart for a reader: <c>IReadOnlyListOfProduct</c>.</summary>
    public static string NamePart(ITypeSymbol type) => type switch
    {
        IArrayTypeSymbol array => NamePart(array.ElementType) + "Array",
        INamedTypeSymbol { IsTupleType: true } tuple => "TupleOf" + Join(tuple.TupleElements.Select(static element => element.Type)),
        INamedTypeSymbol named => named.Name + ArgumentsPart(named),
        _ => type.Name,
    };

    /// <summary>What <see cref="NamePart"/> adds for type arguments, or nothing.</summary>
    public static string ArgumentsPart(INamedTypeSymbol type) => type.TypeArguments.Length == 0 ? string.Empty : "Of" + Join(type.TypeArguments);

    private static string Join(IEnumerable<ITypeSymbol> types) => string.Join("And", types.Select(NamePart));
}
