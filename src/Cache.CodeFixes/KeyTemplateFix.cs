using System.Collections.Immutable;
using System.Composition;
using KpiGen.Cache.CodeFixes.Editing;
using KpiGen.Cache.Generators.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace KpiGen.Cache.CodeFixes;

/// <summary>Replaces the template of a key by the one that was probably meant.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(KeyTemplateFix))]
[Shared]
internal sealed class KeyTemplateFix : CacheFix
{
    public override ImmutableArray<string> FixableDiagnosticIds { get; } =
        [DiagnosticIds.InvalidKeyTemplate, DiagnosticIds.UnknownKeyName, DiagnosticIds.ParameterNotInKey];

    public override async Task<Proposal?> ProposeAsync(Document document, Diagnostic diagnostic, CancellationToken cancellationToken)
    {
        // A constant may have other uses, so only a literal is corrected.
        if (!diagnostic.Properties.TryGetValue(DiagnosticProperties.Nearest, out string? template)
            || await FindAsync<MethodDeclarationSyntax>(document, diagnostic, cancellationToken).ConfigureAwait(false) is not { } method
            || await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false) is not { } model
            || Attributes.FindCached(method, model, cancellationToken)?.ArgumentList?.Arguments
                .FirstOrDefault(static argument => argument.NameEquals?.Name.Identifier.ValueText == "Key")?.Expression
                is not LiteralExpressionSyntax { RawKind: (int)SyntaxKind.StringLiteralExpression } literal)
        {
            return null;
        }

        ExpressionSyntax value = SyntaxFactory.LiteralExpression(SyntaxKind.StringLiteralExpression, SyntaxFactory.Literal(template!));
        return new Proposal($"Change the key to '{template}'", [new NodeEdit(literal, (current, _) => value.WithTriviaFrom(current))]);
    }
}
