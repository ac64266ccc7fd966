using System.Collections.Immutable;
using System.Composition;
using KpiGen.Cache.CodeFixes.Editing;
using KpiGen.Cache.Generators.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace KpiGen.Cache.CodeFixes;

/// <summary>Gives each user entries of its own, for the methods at fault and no others.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(VaryByUserFix))]
[Shared]
internal sealed class VaryByUserFix : CacheFix
{
    private const string Property = "VaryByUser";

    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [DiagnosticIds.UserDependency];

    public override async Task<Proposal?> ProposeAsync(Document document, Diagnostic diagnostic, CancellationToken cancellationToken)
    {
        if (!diagnostic.Properties.TryGetValue(DiagnosticProperties.Policies, out string? policies)
            || await document.Project.GetCompilationAsync(cancellationToken).ConfigureAwait(false) is not { } compilation)
        {
            return null;
        }

        NodeEdit?[] edits = [.. policies!.Split('\n').Select(policy => Edit(policy.Split(' '), compilation, document.Project.Solution, cancellationToken))];
        return edits.All(static edit => edit is not null) ? new Proposal("Set VaryByUser = true", [.. edits.OfType<NodeEdit>()]) : null;
    }

    private static NodeEdit? Edit(string[] ids, Compilation compilation, Solution solution, CancellationToken cancellationToken)
    {
        ISymbol?[] symbols = [.. ids.Select(id => DocumentationCommentId.GetFirstSymbolForDeclarationId(id, compilation))];
        if (symbols[symbols.Length - 1] is not { } symbol)
        {
            return null;
        }

        if (Attributes.FindCached(symbol, solution, cancellationToken) is { } own)
        {
            return new NodeEdit(own, static (current, _) => Attributes.Set((AttributeSyntax)current, Property, True));
        }

        // Other methods are cached under the attribute of the interface as well, so the method gets a copy of it.
        return SymbolEqualityComparer.Default.Equals(symbol.ContainingType, symbols[0])
            && Attributes.FindCached(symbols[0]!, solution, cancellationToken) is { } common
            && symbol.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(cancellationToken) is { } method
            && method.SyntaxTree == common.SyntaxTree
            && compilation.GetTypeByMetadataName(Attributes.Cached) is { } attribute
                ? new NodeEdit(method, (current, generator) => Attributes.Add(current, generator, attribute, Arguments(common)))
                : null;
    }

    // What chooses among the methods of an interface means nothing on a method.
    private static IEnumerable<SyntaxNode> Arguments(AttributeSyntax common)
        => common.ArgumentList!.Arguments
            .Where(static argument => argument.NameEquals?.Name.Identifier.ValueText is not ("Only" or "Except" or Property))
            .Append(Attributes.Setting(Property, True));

    private static LiteralExpressionSyntax True => SyntaxFactory.LiteralExpression(SyntaxKind.TrueLiteralExpression);
}
