using System.Collections.Immutable;
using System.Composition;
using KpiGen.Cache.CodeFixes.Editing;
using KpiGen.Cache.Generators.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace KpiGen.Cache.CodeFixes;

/// <summary>Makes the properties of a result init-only, where nobody sets them later.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(InitOnlyFix))]
[Shared]
internal sealed class InitOnlyFix : CacheFix
{
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [DiagnosticIds.ChangeableResult];

    public override async Task<Proposal?> ProposeAsync(Document document, Diagnostic diagnostic, CancellationToken cancellationToken)
    {
        Solution solution = document.Project.Solution;
        if (!diagnostic.Properties.TryGetValue(DiagnosticProperties.Member, out string? id)
            || await document.Project.GetCompilationAsync(cancellationToken).ConfigureAwait(false) is not { } compilation
            || DocumentationCommentId.GetFirstSymbolForDeclarationId(id!, compilation) is not IPropertySymbol { ContainingType: { IsValueType: false } type } reported
            || !IsSettable(reported))
        {
            return null;
        }

        ISymbol[] settable = [.. Chain(type).SelectMany(static part => part.GetMembers()).Where(IsSettable)];
        AccessorDeclarationSyntax?[] setters = [.. settable.Select(member => Setter(member, solution, cancellationToken))];
        NodeEdit[] edits = [.. setters.OfType<AccessorDeclarationSyntax>().Select(static setter => new NodeEdit(setter, static (current, _) => Init((AccessorDeclarationSyntax)current)))];
        return edits.Length == setters.Length && await Trial.CompilesAsync(solution, edits, [.. settable, type], cancellationToken).ConfigureAwait(false)
            ? new Proposal($"Make the properties of '{type.Name}' init-only", edits)
            : null;
    }

    // All of them, because the next one would be reported in turn.
    private static IEnumerable<INamedTypeSymbol> Chain(INamedTypeSymbol type)
    {
        for (INamedTypeSymbol? part = type; part is { SpecialType: not SpecialType.System_Object }; part = part.BaseType)
        {
            yield return part;
        }
    }

    private static bool IsSettable(ISymbol member) => member switch
    {
        { IsStatic: true } => false,
        IPropertySymbol property => property.SetMethod is { IsInitOnly: false },
        IFieldSymbol { AssociatedSymbol: null } field => !field.IsReadOnly && !field.IsConst,
        _ => false,
    };

    // A setter with a body, a field and what can be overridden are left to people.
    private static AccessorDeclarationSyntax? Setter(ISymbol member, Solution solution, CancellationToken cancellationToken)
        => member is IPropertySymbol { IsVirtual: false, IsAbstract: false, IsOverride: false } property
            && property.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(cancellationToken) is PropertyDeclarationSyntax { AccessorList.Accessors: var accessors } declaration
            && solution.GetDocument(declaration.SyntaxTree) is not null
                ? accessors.FirstOrDefault(static accessor => accessor is { RawKind: (int)SyntaxKind.SetAccessorDeclaration, Body: null, ExpressionBody: null })
                : null;

    private static AccessorDeclarationSyntax Init(AccessorDeclarationSyntax setter)
        => SyntaxFactory.AccessorDeclaration(
            SyntaxKind.InitAccessorDeclaration,
            setter.AttributeLists,
            setter.Modifiers,
            SyntaxFactory.Token(SyntaxKind.InitKeyword).WithTriviaFrom(setter.Keyword),
            body: null,
            expressionBody: null,
            setter.SemicolonToken);
}
