using System.Collections.Immutable;
using KpiGen.Cache.Generators.Diagnostics;
using Microsoft.CodeAnalysis;

namespace KpiGen.Cache.Generators.Parsing.Payloads;

/// <summary>A place inside a result that cannot be stored or read back.</summary>
/// <param name="Descriptor">Which of the two.</param>
/// <param name="Path">The way from the result: <c>DashboardKpis.Top[].Raw</c>.</param>
/// <param name="Type">The type there.</param>
/// <param name="Reason">Why not.</param>
/// <param name="Member">The member that could be left out of the payload, if any.</param>
internal readonly record struct PayloadFailure(DiagnosticDescriptor Descriptor, string Path, ITypeSymbol Type, string Reason, ISymbol? Member)
{
    public void Report(DiagnosticBag diagnostics, IMethodSymbol method)
    {
        if (Type.TypeKind != TypeKind.Error)
        {
            diagnostics.Report(Descriptor, method, ForFixes(), Path, TypeText.Readable(Type), method.Name, Reason);
        }
    }

    private ImmutableDictionary<string, string?> ForFixes()
        => Member?.OriginalDefinition.GetDocumentationCommentId() is { } id
            ? ImmutableDictionary<string, string?>.Empty.Add(DiagnosticProperties.Member, id)
            : ImmutableDictionary<string, string?>.Empty;
}
