using KpiGen.Cache.Generators.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace KpiGen.Cache.Generators.Parsing;

/// <summary>Maps each annotated node to at most one interface, and each interface to exactly one node.</summary>
internal static class ServiceTargets
{
    public static bool IsCandidate(SyntaxNode node) => node is InterfaceDeclarationSyntax or MethodDeclarationSyntax;

    public static ParseResult Parse(GeneratorAttributeSyntaxContext context, CancellationToken cancellationToken)
    {
        Compilation compilation = context.SemanticModel.Compilation;
        switch (context.TargetSymbol)
        {
            case INamedTypeSymbol service:
                return IsFirstOf(service, context.TargetNode) ? ServiceParser.Parse(service, compilation, cancellationToken) : ParseResult.Nothing;

            case IMethodSymbol { ContainingType: { TypeKind: TypeKind.Interface } service } method:
                return IsFirstOf(service, method) ? ServiceParser.Parse(service, compilation, cancellationToken) : ParseResult.Nothing;

            default:
                return NotInAnInterface(context.TargetSymbol, compilation);
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
                service.GetMembers().FirstOrDefault(static member => member is IMethodSymbol && AttributeReading.FindCached(member) is not null));

    private static ParseResult NotInAnInterface(ISymbol symbol, Compilation compilation)
    {
        var diagnostics = new DiagnosticBag(compilation, symbol.Locations[0]);
        diagnostics.Report(
            DiagnosticDescriptors.MemberNotCacheable,
            symbol,
            symbol.Name,
            "it is not a member of an interface; annotate the method of the interface that callers use");
        return new ParseResult(null, diagnostics.ToImmutable());
    }
}
