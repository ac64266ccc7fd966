using KpiGen.Cache.Generators.Diagnostics;
using KpiGen.Cache.Generators.Models;
using KpiGen.Cache.Generators.Parsing.Members;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace KpiGen.Cache.Generators.Analysis;

/// <summary>KPI062: the token that a load gets fires when its last caller has gone; a method without one runs to its end for nobody.</summary>
internal static class CancellationRule
{
    public static void Check(SymbolAnalysisContext context, IMethodSymbol method, Location location)
    {
        if (CachedShape.Of(method) != ReturnShape.Value && !method.Parameters.Any(ParameterParser.IsToken))
        {
            context.ReportDiagnostic(Diagnostic.Create(DiagnosticDescriptors.NoCancellationToken, location, method.Name));
        }
    }
}
