using System.Collections.Immutable;
using KpiGen.Cache.Generators.Models;
using Microsoft.CodeAnalysis;

namespace KpiGen.Cache.Generators.Parsing;

/// <summary>
/// What the parser found out about one annotated interface. Not equatable on purpose: the model goes down the source branch, which
/// compares it, and the diagnostics keep their real locations, so that <c>#pragma warning disable</c> works.
/// </summary>
internal readonly record struct ParseResult(ServiceModel? Model, ImmutableArray<Diagnostic> Diagnostics)
{
    public static readonly ParseResult Nothing = new(null, []);

    public void Report(SourceProductionContext output)
    {
        foreach (Diagnostic diagnostic in Diagnostics)
        {
            output.ReportDiagnostic(diagnostic);
        }
    }
}
