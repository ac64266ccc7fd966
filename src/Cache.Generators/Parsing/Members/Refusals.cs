using System.Collections.Immutable;
using System.Globalization;
using KpiGen.Cache.Generators.Diagnostics;
using Microsoft.CodeAnalysis;

namespace KpiGen.Cache.Generators.Parsing.Members;

/// <summary>
/// The methods that cannot be cached although an attribute covers them. Whether that is an error depends on who asked: it is one for a method
/// that is annotated or named, and for one that the project can edit; what merely came along from another assembly is forwarded with a hint.
/// </summary>
internal sealed class Refusals(MemberChoice choice, DiagnosticBag diagnostics)
{
    private readonly List<Refusal> _refusals = [];

    /// <summary>Notes a method whose signature leaves nothing to cache.</summary>
    public void AddShape(IMethodSymbol method, string fault)
        => _refusals.Add(new Refusal(method, [diagnostics.Create(DiagnosticDescriptors.MemberNotCacheable, method, method.Name, fault)], fault));

    /// <summary>Notes a method with a key or a result that cannot be stored.</summary>
    public void AddContent(IMethodSymbol method, ImmutableArray<Diagnostic> reasons)
        => _refusals.Add(new Refusal(
            method,
            reasons.IsEmpty ? [diagnostics.Create(DiagnosticDescriptors.UnknownType, method, method.Name, "a type inside its parameters or its result")] : reasons,
            Shape: null));

    public void Report(IEnumerable<IMethodSymbol> cached)
    {
        var cachedNames = new HashSet<string>(cached.Select(static method => method.Name), StringComparer.Ordinal);
        foreach (Refusal refusal in _refusals)
        {
            Report(refusal, isWanted: choice.Names(refusal.Method) && !cachedNames.Contains(refusal.Method.Name));
        }
    }

    private void Report(Refusal refusal, bool isWanted)
    {
        IMethodSymbol method = refusal.Method;
        bool isAnnotated = AttributeReading.FindCached(method) is not null;
        bool isEditable = diagnostics.IsEditable(method);
        if (isWanted || (isEditable && (isAnnotated || refusal.Shape is null)))
        {
            diagnostics.Add(refusal.Reasons);
        }
        else if (refusal.Shape is null || isAnnotated)
        {
            Diagnostic first = refusal.Reasons[0];
            diagnostics.Report(
                DiagnosticDescriptors.InheritedMemberForwarded, method, Name(method), first.Id, first.GetMessage(CultureInfo.InvariantCulture));
        }
        else
        {
            diagnostics.Report(DiagnosticDescriptors.MemberForwarded, method, Name(method), refusal.Shape);
        }
    }

    private static string Name(IMethodSymbol method) => $"{TypeText.Readable(method.ContainingType)}.{method.Name}";

    private readonly record struct Refusal(IMethodSymbol Method, ImmutableArray<Diagnostic> Reasons, string? Shape);
}
