using System.Collections.Immutable;
using System.Composition;
using KpiGen.Cache.CodeFixes.Editing;
using KpiGen.Cache.Generators.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace KpiGen.Cache.CodeFixes;

/// <summary>Marks a parameter that has no key format, or no place in the template, <c>[CacheKeyIgnore]</c>.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(LeaveOutOfKeyFix))]
[Shared]
internal sealed class LeaveOutOfKeyFix : CacheFix
{
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [DiagnosticIds.UnkeyableParameter, DiagnosticIds.RecursiveKey, DiagnosticIds.ParameterNotInKey];

    public override async Task<Proposal?> ProposeAsync(Document document, Diagnostic diagnostic, CancellationToken cancellationToken)
    {
        // Reported at the interface instead, the parameter is in another assembly.
        if (await FindAsync<ParameterSyntax>(document, diagnostic, cancellationToken).ConfigureAwait(false) is not { } parameter
            || await document.Project.GetCompilationAsync(cancellationToken).ConfigureAwait(false) is not { } compilation
            || compilation.GetTypeByMetadataName(Attributes.CacheKeyIgnore) is not { } attribute)
        {
            return null;
        }

        return new Proposal(
            $"Leave '{parameter.Identifier.ValueText}' out of the key",
            [new NodeEdit(parameter, (current, generator) => Attributes.Add(current, generator, attribute))]);
    }
}
