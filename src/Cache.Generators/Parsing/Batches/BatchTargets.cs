using KpiGen.Cache.Generators.Diagnostics;
using Microsoft.CodeAnalysis;

namespace KpiGen.Cache.Generators.Parsing.Batches;

/// <summary>Reports <c>[CachedBatch]</c> where no decorator will ever read it.</summary>
internal static class BatchTargets
{
    public static ParseResult Parse(GeneratorAttributeSyntaxContext context, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        Compilation compilation = context.SemanticModel.Compilation;
        ISymbol method = context.TargetSymbol;
        var diagnostics = new DiagnosticBag(compilation, method.Locations[0]);
        if (method is not IMethodSymbol { MethodKind: MethodKind.Ordinary, IsStatic: false, ContainingType.TypeKind: TypeKind.Interface })
        {
            diagnostics.Report(
                DiagnosticDescriptors.MethodNotBatchable, method, method.Name, "it is no ordinary method of an interface; annotate the method of the interface that callers use");
        }
        else if (!ServiceTargets.IsDecorated(method.ContainingType) && EnvironmentCheck.Fault(compilation) is null)
        {
            diagnostics.Report(
                DiagnosticDescriptors.UnknownBatchMethod,
                method,
                method.Name,
                $"'{AttributeReading.BatchedMethod(method)}', but nothing in '{method.ContainingType.Name}' is cached; put [Cached] on the method that takes one id");
        }

        return new ParseResult(default, diagnostics.ToImmutable());
    }
}
