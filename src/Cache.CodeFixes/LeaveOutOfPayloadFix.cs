using System.Collections.Immutable;
using System.Composition;
using KpiGen.Cache.CodeFixes.Editing;
using KpiGen.Cache.Generators.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace KpiGen.Cache.CodeFixes;

/// <summary>Marks the member of a result that cannot be stored <c>[IgnoreDataMember]</c>, which the generator honours.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(LeaveOutOfPayloadFix))]
[Shared]
internal sealed class LeaveOutOfPayloadFix : CacheFix
{
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [DiagnosticIds.UnserialisableResult, DiagnosticIds.UnconstructibleResult];

    public override async Task<Proposal?> ProposeAsync(Document document, Diagnostic diagnostic, CancellationToken cancellationToken)
    {
        if (!diagnostic.Properties.TryGetValue(DiagnosticProperties.Member, out string? id)
            || await document.Project.GetCompilationAsync(cancellationToken).ConfigureAwait(false) is not { } compilation
            || DocumentationCommentId.GetFirstSymbolForDeclarationId(id!, compilation) is not { } member
            || compilation.GetTypeByMetadataName(Attributes.IgnoreDataMember) is not { } attribute
            || !CanBeLeftOut(member)
            || Declaration(member, document.Project.Solution, cancellationToken) is not { } declaration)
        {
            return null;
        }

        return new Proposal(
            $"Leave '{member.Name}' out of the payload",
            [new NodeEdit(declaration, (current, generator) => Attributes.Add(current, generator, attribute))]);
    }

    // An object that is read back must still be created: the member is not required, and a constructor does without it.
    private static bool CanBeLeftOut(ISymbol member)
        => member is IPropertySymbol { IsRequired: false } or IFieldSymbol { IsRequired: false }
            && member.ContainingType.InstanceConstructors.Any(constructor
                => !IsCopy(constructor)
                    && constructor.DeclaredAccessibility is Accessibility.Public or Accessibility.Internal or Accessibility.ProtectedOrInternal
                    && !constructor.Parameters.Any(parameter => string.Equals(parameter.Name, member.Name, StringComparison.OrdinalIgnoreCase)));

    private static bool IsCopy(IMethodSymbol constructor)
        => constructor.Parameters.Length == 1 && SymbolEqualityComparer.Default.Equals(constructor.Parameters[0].Type, constructor.ContainingType);

    // A positional property is declared by its parameter, which the constructor needs; one in another assembly is not declared in the solution at all.
    private static MemberDeclarationSyntax? Declaration(ISymbol member, Solution solution, CancellationToken cancellationToken)
        => member.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(cancellationToken) switch
        {
            PropertyDeclarationSyntax property when solution.GetDocument(property.SyntaxTree) is not null => property,
            VariableDeclaratorSyntax { Parent.Parent: FieldDeclarationSyntax { Declaration.Variables.Count: 1 } field }
                when solution.GetDocument(field.SyntaxTree) is not null => field,
            _ => null,
        };
}
