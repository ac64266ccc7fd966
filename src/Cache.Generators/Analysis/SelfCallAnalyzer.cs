using System.Collections.Concurrent;
using System.Collections.Immutable;
using KpiGen.Cache.Generators.Diagnostics;
using KpiGen.Cache.Generators.Parsing.Members;
using KpiGen.Cache.Generators.Support;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace KpiGen.Cache.Generators.Analysis;

/// <summary>KPI066: the decorator stands before the service, so a call that the service makes of itself never meets it.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class SelfCallAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [DiagnosticDescriptors.CallPastCache];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterCompilationStartAction(static start =>
        {
            if (start.Compilation.GetTypeByMetadataName(KnownNames.CachedAttribute) is null)
            {
                return;
            }

            var services = new ConcurrentDictionary<INamedTypeSymbol, ImmutableArray<IMethodSymbol>>(SymbolEqualityComparer.Default);
            start.RegisterOperationAction(operation => Check(operation, services), OperationKind.Invocation, OperationKind.MethodReference);
        });
    }

    private static void Check(OperationAnalysisContext context, ConcurrentDictionary<INamedTypeSymbol, ImmutableArray<IMethodSymbol>> services)
    {
        (IMethodSymbol? target, IOperation? receiver) = context.Operation switch
        {
            IInvocationOperation call => (call.TargetMethod, call.Instance),
            IMethodReferenceOperation { Parent: not INameOfOperation } reference => (reference.Method, reference.Instance),
            _ => (null, null),
        };

        if (target is null || Self(receiver) is not { } self)
        {
            return;
        }

        foreach (INamedTypeSymbol service in self.AllInterfaces.Add(self))
        {
            foreach (IMethodSymbol cached in services.GetOrAdd(service, static service => [.. CachedMembers.Of(service)]))
            {
                if (Reaches(target, cached, self))
                {
                    context.ReportDiagnostic(Diagnostic.Create(
                        DiagnosticDescriptors.CallPastCache, context.Operation.Syntax.GetLocation(), cached.Name, service.Name));
                    return;
                }
            }
        }
    }

    /// <summary>Returns the type of <c>this</c>, also in <c>((IService)this)</c>. An override that calls its <c>base</c> is no call of the service.</summary>
    private static INamedTypeSymbol? Self(IOperation? receiver)
    {
        while (receiver is IConversionOperation conversion)
        {
            receiver = conversion.Operand;
        }

        return receiver is IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ContainingTypeInstance, Syntax: not BaseExpressionSyntax }
            ? receiver.Type as INamedTypeSymbol
            : null;
    }

    private static bool Reaches(IMethodSymbol target, IMethodSymbol cached, INamedTypeSymbol self)
        => SymbolEqualityComparer.Default.Equals(target, cached)
            || (self.TypeKind != TypeKind.Interface
                && self.FindImplementationForInterfaceMember(cached) is IMethodSymbol implementation
                && SymbolEqualityComparer.Default.Equals(Root(target), Root(implementation)));

    private static IMethodSymbol Root(IMethodSymbol method)
    {
        while (method.OverriddenMethod is { } overridden)
        {
            method = overridden;
        }

        return method.OriginalDefinition;
    }
}
