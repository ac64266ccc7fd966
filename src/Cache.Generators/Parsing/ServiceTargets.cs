using KpiGen.Cache.Generators.Diagnostics;
using Microsoft.CodeAnalysis;

namespace KpiGen.Cache.Generators.Parsing;

/// <summary>Maps each annotated node to at most one interface, and each interface to exactly one node.</summary>
internal static class ServiceTargets
{
    public static ParseResult Parse(GeneratorAttributeSyntaxContext context, CancellationToken cancellationToken)
    {
        Compilation compilation = context.SemanticModel.Compilation;
        switch (context.TargetSymbol)
        {
            case INamedTypeSymbol { TypeKind: TypeKind.Interface } service:
                return IsFirstOf(service, context.TargetNode) ? ServiceParser.Parse(service, compilation, cancellationToken) : ParseResult.Nothing;

            case IMethodSymbol { MethodKind: MethodKind.Ordinary, ContainingType: { TypeKind: TypeKind.Interface } service } method:
                return IsFirstOf(service, method) ? ServiceParser.Parse(service, compilation, cancellationToken) : ParseResult.Nothing;

            case IMethodSymbol { MethodKind: not MethodKind.Ordinary, ContainingType.TypeKind: TypeKind.Interface } other:
                return Misplaced(other, compilation, "it is no ordinary method of the interface; properties, events and reimplementations are forwarded, so make it a method");

            default:
                return Misplaced(context.TargetSymbol, compilation, "it is not a member of an interface; annotate the method of the interface that callers use");
        }
    }

    // A partial interface that is annotated twice is an error of C#, but must not give two files of one name.
    private static bool IsFirstOf(INamedTypeSymbol service, SyntaxNode node)
        => AttributeReading.FindCached(service)?.ApplicationSyntaxReference is { } first
            && first.SyntaxTree == node.SyntaxTree
            && node.Span.Contains(first.Span);

    private static bool IsFirstOf(INamedTypeSymbol service, IMethodSymbol method)
        => AttributeReading.FindCached(service) is null
            && SymbolEqualityComparer.Default.Equals(
                method,
                service.GetMembers().FirstOrDefault(static member => member is IMethodSymbol { MethodKind: MethodKind.Ordinary } && AttributeReading.FindCached(member) is not null));

    private static ParseResult Misplaced(ISymbol symbol, Compilation compilation, string reason)
    {
        var diagnostics = new DiagnosticBag(compilation, symbol.Locations[0]);
        diagnostics.Report(DiagnosticDescriptors.MemberNotCacheable, symbol, symbol.Name, reason);
        return new ParseResult([], diagnostics.ToImmutable());
    }
}
