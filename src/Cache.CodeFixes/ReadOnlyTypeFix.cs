using System.Collections.Immutable;
using System.Composition;
using KpiGen.Cache.CodeFixes.Editing;
using KpiGen.Cache.Generators.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace KpiGen.Cache.CodeFixes;

/// <summary>Declares the member of a result that holds an array or a collection with a read-only type.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(ReadOnlyTypeFix))]
[Shared]
internal sealed class ReadOnlyTypeFix : CacheFix
{
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [DiagnosticIds.ChangeableResult];

    public override async Task<Proposal?> ProposeAsync(Document document, Diagnostic diagnostic, CancellationToken cancellationToken)
    {
        Solution solution = document.Project.Solution;
        if (!diagnostic.Properties.TryGetValue(DiagnosticProperties.Member, out string? id)
            || await document.Project.GetCompilationAsync(cancellationToken).ConfigureAwait(false) is not { } compilation
            || DocumentationCommentId.GetFirstSymbolForDeclarationId(id!, compilation) is not { } member
            || TypeOf(member) is not { } type
            || new ReadOnlyTypes(compilation).Find(type) is not { } readOnly
            || Declared(member, cancellationToken) is not { } syntax
            || solution.GetDocument(syntax.SyntaxTree) is null)
        {
            return null;
        }

        NodeEdit[] edits = [new NodeEdit(syntax, (current, generator) => generator.TypeExpression(readOnly).WithTriviaFrom(current))];
        return await Trial.CompilesAsync(solution, edits, [member, member.ContainingType], cancellationToken).ConfigureAwait(false)
            ? new Proposal($"Declare '{member.Name}' as '{readOnly.ToDisplayString(SymbolDisplayFormat.CSharpShortErrorMessageFormat)}'", edits)
            : null;
    }

    private static ITypeSymbol? TypeOf(ISymbol member) => member switch
    {
        IPropertySymbol property => property.Type,
        IFieldSymbol field => field.Type,
        _ => null,
    };

    private static TypeSyntax? Declared(ISymbol member, CancellationToken cancellationToken)
        => member.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(cancellationToken) switch
        {
            PropertyDeclarationSyntax property => property.Type,
            ParameterSyntax parameter => parameter.Type,
            VariableDeclaratorSyntax { Parent: VariableDeclarationSyntax { Variables.Count: 1 } declaration } => declaration.Type,
            _ => null,
        };
}
