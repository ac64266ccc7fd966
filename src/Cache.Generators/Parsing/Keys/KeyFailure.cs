using KpiGen.Cache.Generators.Diagnostics;
using Microsoft.CodeAnalysis;

namespace KpiGen.Cache.Generators.Parsing.Keys;

/// <summary>A place inside a parameter that has no stable key format.</summary>
/// <param name="Path">The way from the parameter: <c>filter.Tags[]</c>.</param>
/// <param name="Type">The type there.</param>
/// <param name="Reason">Why not, and what to do; <see langword="null"/> where the type contains itself.</param>
internal readonly record struct KeyFailure(string Path, ITypeSymbol Type, string? Reason)
{
    public void Report(DiagnosticBag diagnostics, IParameterSymbol parameter, IMethodSymbol method)
    {
        if (Type.TypeKind == TypeKind.Error)
        {
            return; // the compiler says so already
        }

        if (Reason is null)
        {
            diagnostics.Report(DiagnosticDescriptors.RecursiveKey, parameter, Path, TypeText.Readable(Type), method.Name);
        }
        else
        {
            diagnostics.Report(DiagnosticDescriptors.UnkeyableParameter, parameter, Path, TypeText.Readable(Type), method.Name, Reason);
        }
    }
}
