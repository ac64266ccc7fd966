using System.Collections.Immutable;
using KpiGen.Cache.Generators.Diagnostics;
using KpiGen.Cache.Generators.Models;
using KpiGen.Cache.Generators.Parsing.Members;
using Microsoft.CodeAnalysis;

namespace KpiGen.Cache.Generators.Parsing.Payloads.Sharing;

/// <summary>Decides whether callers of a method may share its result.</summary>
internal static class ResultSharing
{
    /// <summary>Returns whether callers get copies; reports a result that they share and could change.</summary>
    public static bool Copies(IMethodSymbol method, ITypeSymbol value, CachePolicyModel policy, ServiceScope scope)
    {
        if ((CachedShape.Of(method) == ReturnShape.Stream ? scope.Payloads.ChangeableItem(value) : scope.Payloads.Changeable(value)) is not { } part)
        {
            return false;
        }

        if (policy.Copies)
        {
            scope.Payloads.Copy(value);
            return true;
        }

        scope.Diagnostics.Report(DiagnosticDescriptors.ChangeableResult, method, ForFixes(part.Member), part.Path, method.Name, part.Reason);
        return false;
    }

    private static ImmutableDictionary<string, string?> ForFixes(ISymbol? member)
        => member?.OriginalDefinition.GetDocumentationCommentId() is { } id
            ? ImmutableDictionary<string, string?>.Empty.Add(DiagnosticProperties.Member, id)
            : ImmutableDictionary<string, string?>.Empty;
}
