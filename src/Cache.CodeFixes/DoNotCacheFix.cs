using System.Collections.Immutable;
using System.Composition;
using KpiGen.Cache.CodeFixes.Editing;
using KpiGen.Cache.Generators.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace KpiGen.Cache.CodeFixes;

/// <summary>Takes one method out of the cache: removes its own <c>[Cached]</c>, and marks it <c>[NotCached]</c> where an interface has one.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(DoNotCacheFix))]
[Shared]
internal sealed class DoNotCacheFix : CacheFix
{
    public override ImmutableArray<string> FixableDiagnosticIds { get; } =
    [
        DiagnosticIds.UnkeyableParameter,
        DiagnosticIds.RecursiveKey,
        DiagnosticIds.UnserialisableResult,
        DiagnosticIds.UnconstructibleResult,
        DiagnosticIds.CachedCommand,
    ];

    public override async Task<Proposal?> ProposeAsync(Document document, Diagnostic diagnostic, CancellationToken cancellationToken)
    {
        // Reported at the interface instead, the method is inherited, and may be cached for that interface alone.
        if (await FindAsync<MethodDeclarationSyntax>(document, diagnostic, cancellationToken).ConfigureAwait(false) is not { } declaration
            || await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false) is not { } model
            || model.GetDeclaredSymbol(declaration, cancellationToken) is not { ContainingType.TypeKind: TypeKind.Interface } method
            || model.Compilation.GetTypeByMetadataName(Attributes.NotCached) is not { } notCached)
        {
            return null;
        }

        AttributeSyntax? own = Attributes.FindCached(declaration, model, cancellationToken);
        bool isCommon = own is null || Attributes.Has(method.ContainingType, Attributes.Cached);
        return new Proposal($"Do not cache '{method.Name}'", [new NodeEdit(declaration, (current, generator) =>
        {
            SyntaxNode bare = own is null ? current : Attributes.Remove(current, own);
            return isCommon ? Attributes.Add(bare, generator, notCached) : bare;
        })]);
    }
}
