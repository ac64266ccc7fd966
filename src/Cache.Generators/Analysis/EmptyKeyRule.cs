using System.Collections.Immutable;
using KpiGen.Cache.Generators.Diagnostics;
using KpiGen.Cache.Generators.Parsing.Keys;
using KpiGen.Cache.Generators.Parsing.Members;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace KpiGen.Cache.Generators.Analysis;

/// <summary>KPI065: a method with parameters, none of which is in the key.</summary>
internal static class EmptyKeyRule
{
    public static void Check(SymbolAnalysisContext context, IMethodSymbol method, Location location)
    {
        IParameterSymbol[] arguments = [.. method.Parameters.Where(static parameter => !ParameterParser.IsToken(parameter))];
        if (arguments.Length > 0 && !arguments.Any(KeyParameters.IsPart))
        {
            context.ReportDiagnostic(Diagnostic.Create(DiagnosticDescriptors.EmptyKey, location, ForFixes(arguments, context.Compilation), method.Name));
        }
    }

    private static ImmutableDictionary<string, string?> ForFixes(IEnumerable<IParameterSymbol> arguments, Compilation compilation)
        => ImmutableDictionary<string, string?>.Empty.Add(
            DiagnosticProperties.Parameters,
            string.Join(",", arguments.Where(argument => KeyTypeParser.HasFormat(argument.Type, compilation)).Select(static argument => argument.Name)));
}
