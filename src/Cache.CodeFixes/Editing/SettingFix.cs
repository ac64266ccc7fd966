using System.Globalization;
using KpiGen.Cache.Generators.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace KpiGen.Cache.CodeFixes.Editing;

/// <summary>Replaces a time of an attribute by the one that the diagnostic suggests.</summary>
internal abstract class SettingFix : CacheFix
{
    public sealed override async Task<Proposal?> ProposeAsync(Document document, Diagnostic diagnostic, CancellationToken cancellationToken)
    {
        if (!diagnostic.Properties.TryGetValue(DiagnosticProperties.Setting, out string? setting)
            || !diagnostic.Properties.TryGetValue(DiagnosticProperties.Nearest, out string? nearest)
            || !int.TryParse(nearest, NumberStyles.None, CultureInfo.InvariantCulture, out int seconds)
            || await FindAsync<AttributeSyntax>(document, diagnostic, cancellationToken).ConfigureAwait(false) is not { } attribute
            || attribute.ArgumentList?.Arguments.FirstOrDefault(argument => argument.NameEquals?.Name.Identifier.ValueText == setting) is not { } argument)
        {
            return null;
        }

        ExpressionSyntax value = SyntaxFactory.LiteralExpression(SyntaxKind.NumericLiteralExpression, SyntaxFactory.Literal(seconds));
        return new Proposal(
            $"Set {setting} to {nearest}",
            [new NodeEdit(argument.Expression, (current, _) => value.WithTriviaFrom(current))]);
    }
}
