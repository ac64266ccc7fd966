using System.Collections.Immutable;
using System.Composition;
using KpiGen.Cache.CodeFixes.Editing;
using KpiGen.Cache.Generators.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Simplification;

namespace KpiGen.Cache.CodeFixes;

/// <summary>Moves <c>[Cached]</c> from a method of a class to the method of the one interface that it implements.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(MoveToInterfaceFix))]
[Shared]
internal sealed class MoveToInterfaceFix : CacheFix
{
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [DiagnosticIds.MemberNotCacheable];

    public override async Task<Proposal?> ProposeAsync(Document document, Diagnostic diagnostic, CancellationToken cancellationToken)
    {
        if (await FindAsync<MethodDeclarationSyntax>(document, diagnostic, cancellationToken).ConfigureAwait(false) is not { } declaration
            || await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false) is not { } model
            || model.GetDeclaredSymbol(declaration, cancellationToken) is not { ContainingType.TypeKind: not TypeKind.Interface } method
            || Attributes.FindCached(declaration, model, cancellationToken) is not { } cached
            || !IsSelfContained(cached, model, cancellationToken)
            || ImplementedBy(method) is not [{ } target]
            || !CanBeCached(target)
            || target.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(cancellationToken) is not MethodDeclarationSyntax contract
            || document.Project.Solution.GetDocument(contract.SyntaxTree)?.Project.Id != document.Project.Id)
        {
            return null;
        }

        INamedTypeSymbol attribute = model.Compilation.GetTypeByMetadataName(Attributes.Cached)!;
        return new Proposal(
            $"Move [Cached] to '{target.ContainingType.Name}'",
            [
                new NodeEdit(declaration, (current, _) => Attributes.Remove(current, cached)),
                new NodeEdit(contract, (current, generator) => Attributes.Add(current, generator, attribute, Arguments(cached, model))),
            ]);
    }

    // What a constant of the class is called may not be visible, or something else, where the interface is declared.
    private static bool IsSelfContained(AttributeSyntax cached, SemanticModel model, CancellationToken cancellationToken)
        => cached.ArgumentList is { } list && list.Arguments.All(argument => argument.Expression switch
        {
            LiteralExpressionSyntax or PrefixUnaryExpressionSyntax { Operand: LiteralExpressionSyntax } => true,
            MemberAccessExpressionSyntax access => model.GetSymbolInfo(access, cancellationToken).Symbol is IFieldSymbol { ContainingType.TypeKind: TypeKind.Enum },
            _ => false,
        });

    private static ImmutableArray<IMethodSymbol> ImplementedBy(IMethodSymbol method)
        => [.. method.ContainingType.AllInterfaces
            .SelectMany(static contract => contract.GetMembers().OfType<IMethodSymbol>())
            .Where(member => SymbolEqualityComparer.Default.Equals(method.ContainingType.FindImplementationForInterfaceMember(member), method))];

    // The rest of what the generator checks it says about the interface, where it can be fixed in turn.
    private static bool CanBeCached(IMethodSymbol target)
        => target is { ReturnsVoid: false, IsGenericMethod: false, RefKind: RefKind.None, ContainingType.IsGenericType: false }
            && target.ReturnType is not INamedTypeSymbol { IsGenericType: false, Name: "Task" or "ValueTask" }
            && !target.ReturnType.IsRefLikeType
            && target.Parameters.All(static parameter => parameter.RefKind is not (RefKind.Ref or RefKind.Out) && !parameter.Type.IsRefLikeType)
            && !Attributes.Has(target, Attributes.Cached)
            && !Attributes.Has(target, Attributes.NotCached);

    // An enumeration is named in full, and shortened where the interface has a using directive for it.
    private static IEnumerable<SyntaxNode> Arguments(AttributeSyntax cached, SemanticModel model)
        => cached.ArgumentList!.Arguments.Select(argument => model.GetSymbolInfo(argument.Expression).Symbol is IFieldSymbol field
            ? argument.WithExpression(SyntaxFactory
                .ParseExpression($"{field.ContainingType.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat)}.{field.Name}")
                .WithAdditionalAnnotations(Simplifier.Annotation))
            : argument);
}
