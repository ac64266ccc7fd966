using System.Collections.Immutable;
using KpiGen.Cache.Generators.Diagnostics;
using KpiGen.Cache.Generators.Support;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace KpiGen.Cache.Generators.Analysis.Users;

/// <summary>KPI068: a service that looks at who calls, and a cache that does not.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class UserDependencyAnalyzer : DiagnosticAnalyzer
{
    private static readonly OperationKind[] References =
    [
        OperationKind.FieldReference, OperationKind.PropertyReference, OperationKind.ParameterReference, OperationKind.Invocation, OperationKind.MethodReference,
    ];

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [DiagnosticDescriptors.UserDependency];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterCompilationStartAction(static start =>
        {
            if (start.Compilation.GetTypeByMetadataName(KnownNames.CachedAttribute) is not null)
            {
                var sources = new UserSources(start.Compilation);
                var services = new SharedMethods();
                start.RegisterSymbolStartAction(type => Watch(type, sources, services), SymbolKind.NamedType);
            }
        });
    }

    private static void Watch(SymbolStartAnalysisContext context, UserSources sources, SharedMethods services)
    {
        if (context.Symbol is not INamedTypeSymbol { TypeKind: TypeKind.Class or TypeKind.Struct } type
            || services.Of(type) is not { Length: > 0 } methods)
        {
            return;
        }

        var reads = new UserReads(type, sources);
        context.RegisterOperationAction(operation => reads.Add(operation.Operation, operation.ContainingSymbol), References);
        context.RegisterSymbolEndAction(end => Report(end, methods, reads));
    }

    private static void Report(SymbolAnalysisContext context, ImmutableArray<SharedMethod> methods, UserReads reads)
    {
        var found = methods
            .SelectMany(method => reads.From(method.Implementation).Select(dependency => (dependency.Name, dependency.Place, Method: method)))
            .GroupBy(static read => (read.Name, read.Place));
        foreach (var group in found)
        {
            SharedMethod[] affected = [.. group.Select(static read => read.Method)];
            ImmutableDictionary<string, string?> forFixes = ImmutableDictionary<string, string?>.Empty
                .Add(DiagnosticProperties.Policies, string.Join("\n", SharedMethods.Policies(affected, methods)));
            context.ReportDiagnostic(Diagnostic.Create(DiagnosticDescriptors.UserDependency, group.Key.Place, forFixes, group.Key.Name, Names(affected)));
        }
    }

    private static string Names(IEnumerable<SharedMethod> methods)
        => string.Join(", ", methods.Select(static method => $"'{method.Contract.Name}'").Distinct().OrderBy(static name => name, StringComparer.Ordinal));
}
