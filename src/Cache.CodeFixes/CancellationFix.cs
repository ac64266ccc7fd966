using System.Collections.Immutable;
using System.Composition;
using KpiGen.Cache.CodeFixes.Editing;
using KpiGen.Cache.Generators.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;

namespace KpiGen.Cache.CodeFixes;

/// <summary>Adds a token to a cached method and to everything that implements it.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(CancellationFix))]
[Shared]
internal sealed class CancellationFix : CacheFix
{
    private const string Name = "cancellationToken";

    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [DiagnosticIds.NoCancellationToken];

    public override async Task<Proposal?> ProposeAsync(Document document, Diagnostic diagnostic, CancellationToken cancellationToken)
    {
        if (await FindAsync<MethodDeclarationSyntax>(document, diagnostic, cancellationToken).ConfigureAwait(false) is not { } declaration
            || await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false) is not { } model
            || model.GetDeclaredSymbol(declaration, cancellationToken) is not { } method
            || model.Compilation.GetTypeByMetadataName("System.Threading.CancellationToken") is not { } token)
        {
            return null;
        }

        var family = await MethodFamily.FindAsync(method, document.Project.Solution, cancellationToken).ConfigureAwait(false);
        if (!family.Members.All(member => HasRoom(member, token))
            || !await family.UsesAllowOptionalParameterAsync(cancellationToken).ConfigureAwait(false))
        {
            return null;
        }

        return new Proposal(
            $"Add a CancellationToken to '{method.Name}'",
            [.. family.Declarations.Select(part => new NodeEdit(part, (current, generator) => AddToken((MethodDeclarationSyntax)current, generator, token)))]);
    }

    private static bool HasRoom(IMethodSymbol member, INamedTypeSymbol token)
        => !member.Parameters.Any(static parameter => parameter.IsParams || parameter.Name == Name)
            && !member.DeclaringSyntaxReferences.IsEmpty
            && !member.ContainingType.GetMembers(member.Name).OfType<IMethodSymbol>().Any(other => IsOverloadWithToken(other, member, token));

    private static bool IsOverloadWithToken(IMethodSymbol other, IMethodSymbol member, INamedTypeSymbol token)
        => other.Parameters.Length == member.Parameters.Length + 1
            && SymbolEqualityComparer.Default.Equals(other.Parameters[member.Parameters.Length].Type, token)
            && member.Parameters.Select((parameter, index) => SymbolEqualityComparer.Default.Equals(parameter.Type, other.Parameters[index].Type)).All(static same => same);

    // Nobody calls an explicit implementation by its name, so a default there is a warning of the compiler.
    private static MethodDeclarationSyntax AddToken(MethodDeclarationSyntax method, SyntaxGenerator generator, INamedTypeSymbol token)
    {
        ParameterSyntax parameter = SyntaxFactory.Parameter(SyntaxFactory.Identifier(Name))
            .WithType((TypeSyntax)generator.TypeExpression(token).WithTrailingTrivia(SyntaxFactory.Space));
        if (method.ExplicitInterfaceSpecifier is null)
        {
            parameter = parameter.WithDefault(SyntaxFactory.EqualsValueClause(SyntaxFactory.LiteralExpression(SyntaxKind.DefaultLiteralExpression)));
        }

        return method.AddParameterListParameters(parameter);
    }
}
