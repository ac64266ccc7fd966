using System.Collections.Immutable;
using System.Composition;
using System.Text;
using KpiGen.Cache.CodeFixes.Editing;
using KpiGen.Cache.Generators.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace KpiGen.Cache.CodeFixes;

/// <summary>Replaces the name of a cache type by one that can stand in keys.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(TypeNameFix))]
[Shared]
internal sealed class TypeNameFix : CacheFix
{
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [DiagnosticIds.InvalidTypeName];

    public override async Task<Proposal?> ProposeAsync(Document document, Diagnostic diagnostic, CancellationToken cancellationToken)
    {
        // A constant may have other uses, so only a literal is corrected.
        if (await FindAsync<AttributeSyntax>(document, diagnostic, cancellationToken).ConfigureAwait(false) is not { } attribute
            || attribute.ArgumentList?.Arguments.Where(static argument => argument.NameEquals is null).Select(static argument => argument.Expression)
                .OfType<LiteralExpressionSyntax>().FirstOrDefault(IsWrong) is not { } literal
            || Correct(literal.Token.ValueText) is not { } name)
        {
            return null;
        }

        ExpressionSyntax value = SyntaxFactory.LiteralExpression(SyntaxKind.StringLiteralExpression, SyntaxFactory.Literal(name));
        return new Proposal($"Change the name to '{name}'", [new NodeEdit(literal, (current, _) => value.WithTriviaFrom(current))]);
    }

    // [InvalidatesCache] takes several names, of which some may be right.
    private static bool IsWrong(LiteralExpressionSyntax literal)
        => literal.IsKind(SyntaxKind.StringLiteralExpression) && Correct(literal.Token.ValueText) != literal.Token.ValueText;

    /// <summary>Returns <c>open-orders</c> for <c>Open: Orders</c>, or <see langword="null"/> where no letter is left to begin with.</summary>
    private static string? Correct(string name)
    {
        var text = new StringBuilder();
        foreach (char character in name.Select(char.ToLowerInvariant))
        {
            bool isLetter = character is >= 'a' and <= 'z';
            if (isLetter || (text.Length > 0 && character is >= '0' and <= '9'))
            {
                text.Append(character);
            }
            else if (text.Length > 0 && text[text.Length - 1] != '-')
            {
                text.Append('-');
            }
        }

        string corrected = text.ToString().TrimEnd('-');
        return corrected.Length == 0 ? null : corrected;
    }
}
