using System.Collections.Immutable;
using KpiGen.Cache.Generators.Diagnostics;
using KpiGen.Cache.Generators.Parsing.Members;
using KpiGen.Cache.Generators.Support;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace KpiGen.Cache.Generators.Analysis;

/// <summary>Says what can be cached, but probably should not be, or not like this.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class CachedServiceAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
    [
        DiagnosticDescriptors.NoCancellationToken,
        DiagnosticDescriptors.UnusualTimeToLive,
        DiagnosticDescriptors.CachedCommand,
        DiagnosticDescriptors.EmptyKey,
    ];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterCompilationStartAction(static start =>
        {
            if (start.Compilation.GetTypeByMetadataName(KnownNames.CachedAttribute) is not null)
            {
                start.RegisterSymbolAction(Check, SymbolKind.NamedType);
            }
        });
    }

    private static void Check(SymbolAnalysisContext context)
    {
        if (context.Symbol is not INamedTypeSymbol { TypeKind: TypeKind.Interface } service)
        {
            return;
        }

        IMethodSymbol[] cached = [.. CachedMembers.Of(service)];
        TimeToLiveRule.Check(context, service, cached);
        foreach (IMethodSymbol method in cached)
        {
            bool isOwn = SymbolEqualityComparer.Default.Equals(method.ContainingType, service);
            Location location = isOwn ? method.Locations[0] : service.Locations[0]; // an inherited method may be cached for this service alone
            CommandRule.Check(context, method, location);
            EmptyKeyRule.Check(context, method, location);
            if (isOwn)
            {
                CancellationRule.Check(context, method, location);
            }
        }
    }
}
