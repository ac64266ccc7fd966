using System.Collections.Immutable;
using KpiGen.Cache.Generators.Models;
using KpiGen.Cache.Generators.Support;
using Microsoft.CodeAnalysis;

namespace KpiGen.Cache.Generators.Parsing;

/// <summary>
/// What the parser found out about one annotated interface: one model, or one for each construction of a generic one. The models
/// compare by value. The diagnostics do not, on purpose: they keep their real locations, so that <c>#pragma warning disable</c> works, and only where
/// there are some is a result new after every edit.
/// </summary>
internal readonly record struct ParseResult(EquatableArray<ServiceModel> Models, ImmutableArray<Diagnostic> Diagnostics)
{
    public static readonly ParseResult Nothing = new(default, []);

    public void Report(SourceProductionContext output)
    {
        foreach (Diagnostic diagnostic in Diagnostics)
        {
            output.ReportDiagnostic(diagnostic);
        }
    }
}
