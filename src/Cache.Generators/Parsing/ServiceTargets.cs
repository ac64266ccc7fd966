using KpiGen.Cache.Generators.Diagnostics;
using Microsoft.CodeAnalysis;

namespace KpiGen.Cache.Generators.Parsing;

/// <summary>Maps each annotated node to at most one interface, and each interface to exactly one node.</summary>
internal static class ServiceTargets
{
    /// <summary>For nodes with <c>[Cached]</c>.</summary>
    public static ParseResult ParseCached(GeneratorAttributeSyntaxContext context, CancellationToken cancellationToken)
    {
        Compilation compilation = context.SemanticModel.Compilation;
        switch (context.TargetSymbol)
        {
            case INamedTypeSymbol { TypeKind: TypeKind.Interface } service:
                return IsFirstOf(service, context.TargetNode) ? ServiceParser.Parse(service, compilation, cancellationToken) : ParseResult.Nothing;

            case IMethodSymbol { MethodKind: MethodKind.Ordinary, ContainingType: { TypeKind: TypeKind.Interface } service } method:
                return !IsCached(service) && IsFirst(method, service, IsCached)
                    ? ServiceParser.Parse(service, compilation, cancellationToken)
                    : ParseResult.Nothing;

            default:
                return Misplaced(DiagnosticDescriptors.MemberNotCacheable, context.TargetSymbol, compilation);
        }
    }

    /// <summary>For nodes with <c>[InvalidatesCache]</c>, where no <c>[Cached]</c> leads to the interface.</summary>
    public static ParseResult ParseInvalidating(GeneratorAttributeSyntaxContext context, CancellationToken cancellationToken)
    {
        Compilation compilation = context.SemanticModel.Compilation;
        if (context.TargetSymbol is not IMethodSymbol { MethodKind: MethodKind.Ordinary, ContainingType: { TypeKind: TypeKind.Interface } service } method)
        {
            return Misplaced(DiagnosticDescriptors.MemberCannotInvalidate, context.TargetSymbol, compilation);
        }

        return !HasCached(service) && IsFirst(method, service, AttributeReading.IsInvalidating)
            ? ServiceParser.Parse(service, compilation, cancellationToken)
            : ParseResult.Nothing;
    }

    /// <summary>Whether an attribute leads to the interface.</summary>
    public static bool IsDecorated(INamedTypeSymbol service) => HasCached(service) || Methods(service).Any(AttributeReading.IsInvalidating);

    // A partial interface that is annotated twice is an error of C#, but must not give two files of one name.
    private static bool IsFirstOf(INamedTypeSymbol service, SyntaxNode node)
        => AttributeReading.FindCached(service)?.ApplicationSyntaxReference is { } first
            && first.SyntaxTree == node.SyntaxTree
            && node.Span.Contains(first.Span);

    private static bool IsFirst(IMethodSymbol method, INamedTypeSymbol service, Func<ISymbol, bool> isAnnotated)
        => SymbolEqualityComparer.Default.Equals(method, Methods(service).FirstOrDefault(isAnnotated));

    private static IEnumerable<ISymbol> Methods(INamedTypeSymbol service)
        => service.GetMembers().Where(static member => member is IMethodSymbol { MethodKind: MethodKind.Ordinary });

    private static bool HasCached(INamedTypeSymbol service) => IsCached(service) || Methods(service).Any(IsCached);

    private static bool IsCached(ISymbol symbol) => AttributeReading.FindCached(symbol) is not null;

    private static ParseResult Misplaced(DiagnosticDescriptor rule, ISymbol symbol, Compilation compilation)
    {
        string reason = symbol is IMethodSymbol { MethodKind: not MethodKind.Ordinary, ContainingType.TypeKind: TypeKind.Interface }
            ? "it is no ordinary method of the interface; properties, events and reimplementations are forwarded, so make it a method"
            : "it is not a member of an interface; annotate the method of the interface that callers use";
        var diagnostics = new DiagnosticBag(compilation, symbol.Locations[0]);
        diagnostics.Report(rule, symbol, symbol.Name, reason);
        return new ParseResult(default, diagnostics.ToImmutable());
    }
}
