using Microsoft.CodeAnalysis;

namespace KpiGen.Cache.Generators.Parsing.Payloads;

/// <summary>A place inside a result that cannot be stored or read back.</summary>
/// <param name="Descriptor">Which of the two.</param>
/// <param name="Path">The way from the result: <c>DashboardKpis.Top[].Raw</c>.</param>
/// <param name="Type">The type there.</param>
/// <param name="Reason">Why not.</param>
internal readonly record struct PayloadFailure(DiagnosticDescriptor Descriptor, string Path, ITypeSymbol Type, string Reason)
{
    public void Report(DiagnosticBag diagnostics, IMethodSymbol method)
    {
        if (Type.TypeKind != TypeKind.Error)
        {
            diagnostics.Report(Descriptor, method, Path, TypeText.Readable(Type), method.Name, Reason);
        }
    }
}
