using System.Collections.Immutable;
using KpiGen.Cache.Generators.Models;
using Microsoft.CodeAnalysis;

namespace KpiGen.Cache.Generators.Parsing;

/// <summary>
/// What the parser found out about one annotated interface: one model, or one for each construction of a generic one. Not equatable on purpose:
/// models go down the source branch, which compares them, and the diagnostics keep their real locations, so that <c>#pragma warning disable</c> works.
/// </summary>
internal readonly record struct ParseResult(ImmutableArray<ServiceModel> Models, ImmutableArray<Diagnostic> Diagnostics)
{
    public static readonly ParseResult Nothing = new([], []);

    public void Report(SourceProductionContext output)
    {
        foreach (Diagnostic diagnostic in Diagnostics)
        {
            output.ReportDiagnostic(diagnostic);
        }
    }
}
