using System.Collections.Immutable;
using System.Composition;
using KpiGen.Cache.CodeFixes.Editing;
using KpiGen.Cache.Generators.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace KpiGen.Cache.CodeFixes;

/// <summary>Removes <c>[CacheKeyIgnore]</c> from the parameters that can be part of the key.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(PutInKeyFix))]
[Shared]
internal sealed class PutInKeyFix : CacheFix
{
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [DiagnosticIds.EmptyKey];

    public override async Task<Proposal?> ProposeAsync(Document document, Diagnostic diagnostic, CancellationToken cancellationToken)
    {
        // In a template a parameter needs a place, and nobody but the author knows which.
        if (await FindAsync<MethodDeclarationSyntax>(document, diagnostic, cancellationToken).ConfigureAwait(false) is not { } method
            || await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false) is not { } model
            || model.GetDeclaredSymbol(method, cancellationToken) is not IMethodSymbol symbol
            || HasTemplate(symbol)
            || !diagnostic.Properties.TryGetValue(DiagnosticProperties.Parameters, out string? names))
        {
            return null;
        }

        string[] keyable = names!.Split(',');
        ParameterSyntax[] parameters = [.. method.ParameterList.Parameters.Where(parameter => keyable.Contains(parameter.Identifier.ValueText))];
        return parameters.Length == 0
            ? null
            : new Proposal(
                $"Put {string.Join(", ", parameters.Select(static parameter => $"'{parameter.Identifier.ValueText}'"))} in the key",
                [.. parameters.Select(parameter => new NodeEdit(parameter, (current, _) => Attributes.Remove((ParameterSyntax)current, IsIgnore)))]);
    }

    private static bool HasTemplate(IMethodSymbol method)
        => method.GetAttributes().Concat(method.ContainingType.GetAttributes())
            .Any(static data => data.AttributeClass?.ToDisplayString() == Attributes.Cached && data.NamedArguments.Any(static argument => argument is { Key: "Key", Value.IsNull: false }));

    // By name: a node that other edits have changed has no symbol any longer.
    private static bool IsIgnore(AttributeSyntax attribute) => attribute.Name switch
    {
        QualifiedNameSyntax { Right: { } right } => IsIgnore(right),
        AliasQualifiedNameSyntax { Name: { } name } => IsIgnore(name),
        SimpleNameSyntax name => IsIgnore(name),
        _ => false,
    };

    private static bool IsIgnore(SimpleNameSyntax name) => name.Identifier.ValueText is "CacheKeyIgnore" or "CacheKeyIgnoreAttribute";
}
