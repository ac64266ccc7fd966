using System.Collections.Immutable;
using System.Globalization;
using KpiGen.Cache.Generators.Diagnostics;
using KpiGen.Cache.Generators.Parsing;
using KpiGen.Cache.Generators.Parsing.Members;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace KpiGen.Cache.Generators.Analysis;

/// <summary>KPI063: a time to live that is allowed, but is more often a mistake of unit than meant.</summary>
internal static class TimeToLiveRule
{
    private const int Shortest = 30;
    private const int Longest = 86_400;

    public static void Check(SymbolAnalysisContext context, INamedTypeSymbol service, IReadOnlyList<IMethodSymbol> cached)
    {
        Check(context, AttributeReading.FindCached(service));
        foreach (IMethodSymbol method in cached.Where(method => SymbolEqualityComparer.Default.Equals(method.ContainingType, service)))
        {
            Check(context, AttributeReading.FindCached(method));
        }
    }

    private static void Check(SymbolAnalysisContext context, AttributeData? attribute)
    {
        if (attribute is not null && PolicyParser.Number(attribute, PolicyParser.TtlSeconds) is { } seconds && Fault(seconds) is { } fault)
        {
            ImmutableDictionary<string, string?> forFixes = ImmutableDictionary<string, string?>.Empty
                .Add(DiagnosticProperties.Setting, PolicyParser.TtlSeconds)
                .Add(DiagnosticProperties.Nearest, (seconds < Shortest ? Shortest : Longest).ToString(CultureInfo.InvariantCulture));
            context.ReportDiagnostic(Diagnostic.Create(
                DiagnosticDescriptors.UnusualTimeToLive, Place(attribute, context.CancellationToken), forFixes, seconds, fault));
        }
    }

    // What is not allowed at all is KPI060.
    private static string? Fault(int seconds) => seconds switch
    {
        >= 1 and < Shortest => $"under {Shortest} seconds most calls miss and pay for the cache on top",
        > Longest and <= PolicyParser.Year => "over a day a missed invalidation stays visible for very long",
        _ => null,
    };

    private static Location? Place(AttributeData attribute, CancellationToken cancellationToken)
        => (attribute.ApplicationSyntaxReference?.GetSyntax(cancellationToken) as AttributeSyntax)?.ArgumentList?.Arguments
            .FirstOrDefault(static argument => argument.NameEquals?.Name.Identifier.ValueText == PolicyParser.TtlSeconds)?.GetLocation();
}
