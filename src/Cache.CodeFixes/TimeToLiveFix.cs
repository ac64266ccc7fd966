using System.Collections.Immutable;
using System.Composition;
using System.Globalization;
using KpiGen.Cache.CodeFixes.Editing;
using KpiGen.Cache.Generators.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace KpiGen.Cache.CodeFixes;

/// <summary>Replaces a time to live by the nearest that is allowed.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(TimeToLiveFix))]
[Shared]
internal sealed class TimeToLiveFix : CacheFix
{
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [DiagnosticIds.TimeToLiveOutOfRange];

    public override async Task<Proposal?> ProposeAsync(Document document, Diagnostic diagnostic, CancellationToken cancellationToken)
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
