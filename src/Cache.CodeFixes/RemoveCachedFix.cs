using System.Collections.Immutable;
using System.Composition;
using KpiGen.Cache.CodeFixes.Editing;
using KpiGen.Cache.Generators.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace KpiGen.Cache.CodeFixes;

/// <summary>Removes <c>[Cached]</c> from a method on which it can do nothing.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(RemoveCachedFix))]
[Shared]
internal sealed class RemoveCachedFix : CacheFix
{
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [DiagnosticIds.MemberNotCacheable];

    public override async Task<Proposal?> ProposeAsync(Document document, Diagnostic diagnostic, CancellationToken cancellationToken)
    {
        if (await FindAsync<MethodDeclarationSyntax>(document, diagnostic, cancellationToken).ConfigureAwait(false) is not { } method
            || await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false) is not { } model
            || Attributes.FindCached(method, model, cancellationToken) is not { } cached)
        {
            return null;
        }

        return new Proposal(
            $"Remove [Cached] from '{method.Identifier.ValueText}'",
            [new NodeEdit(method, (current, _) => Attributes.Remove(current, cached))]);
    }
}
