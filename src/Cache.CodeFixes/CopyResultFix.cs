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

/// <summary>Gives every caller a copy of a result that callers could change.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(CopyResultFix))]
[Shared]
internal sealed class CopyResultFix : CacheFix
{
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [DiagnosticIds.ChangeableResult];

    public override async Task<Proposal?> ProposeAsync(Document document, Diagnostic diagnostic, CancellationToken cancellationToken)
    {
        if (await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false) is not { } model
            || await FindAsync<MemberDeclarationSyntax>(document, diagnostic, cancellationToken).ConfigureAwait(false) is not { } declaration
            || model.GetDeclaredSymbol(declaration, cancellationToken) is not { } symbol
            || Find(symbol, document.Project.Solution, cancellationToken) is not { } attribute)
        {
            return null;
        }

        ExpressionSyntax copy = SyntaxFactory.ParseExpression("global::KpiGen.Cache.CacheSharing.Copy").WithAdditionalAnnotations(Simplifier.Annotation);
        return new Proposal(
            "Give every caller a copy", [new NodeEdit(attribute, (current, _) => Attributes.Set((AttributeSyntax)current, "Sharing", copy))]);
    }

    // Results that nobody can change are shared whatever the attribute says, so the one of the interface does for all its methods.
    private static AttributeSyntax? Find(ISymbol symbol, Solution solution, CancellationToken cancellationToken)
        => Attributes.FindCached(symbol, solution, cancellationToken)
            ?? (symbol is IMethodSymbol ? Attributes.FindCached(symbol.ContainingType, solution, cancellationToken) : null);
}
