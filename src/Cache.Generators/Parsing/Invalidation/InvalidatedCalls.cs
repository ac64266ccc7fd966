using KpiGen.Cache.Generators.Diagnostics;
using KpiGen.Cache.Generators.Models.Invalidation;
using KpiGen.Cache.Generators.Parsing.Members;
using Microsoft.CodeAnalysis;

namespace KpiGen.Cache.Generators.Parsing.Invalidation;

/// <summary>Finds the cached method that <c>Method</c> names, and the arguments of the call that is invalidated.</summary>
internal sealed class InvalidatedCalls(INamedTypeSymbol service, IMethodSymbol method, IReadOnlyList<CachedMethod> cached, ServiceScope scope)
{
    /// <summary>Returns the call, or several where cached overloads take the same values; nothing after reporting that there is none.</summary>
    public IEnumerable<InvalidatedCallModel> Parse(AttributeData attribute)
    {
        if (AttributeReading.Value(attribute, "Method") is not string name)
        {
            return [];
        }

        IReadOnlyList<string?>? arguments = AttributeReading.Texts(attribute, "Arguments");
        MappedCall[] overloads = [.. cached
            .Where(candidate => candidate.Symbol.Name == name)
            .Select(candidate => KeyMapping.Map(candidate, method, arguments, scope.Compilation))];
        MappedCall[] mapped = [.. overloads.Where(static overload => overload.Fault is null)];
        MappedCall[] chosen = Closest(mapped);
        if (Fault(name, overloads, chosen) is var (rule, reason))
        {
            scope.Diagnostics.Report(rule, AttributeReading.LocationOf(attribute), name, method.Name, reason);
            return [];
        }

        return chosen.Select(static overload => overload.Call);
    }

    // As C# chooses among overloads, but an overload with fewer parts would fit always and is not what was meant.
    private static MappedCall[] Closest(MappedCall[] mapped)
    {
        MappedCall[] exact = [.. mapped.Where(static overload => overload.IsExact)];
        return exact.Length > 0 && mapped.All(overload => overload.Call.Arguments.Count == exact[0].Call.Arguments.Count) ? exact : mapped;
    }

    private (DiagnosticDescriptor Rule, string Reason)? Fault(string name, MappedCall[] overloads, MappedCall[] chosen) => overloads switch
    {
        [] => (DiagnosticDescriptors.UnknownInvalidatedMethod, $"it is not a cached method of '{service.Name}'; entries of other services have types and tags"),
        [{ Fault: { } fault }] => (DiagnosticDescriptors.UnmappedKeyPart, fault),
        _ when chosen.Length == 0 => (
            DiagnosticDescriptors.UnknownInvalidatedMethod,
            $"none of its overloads fits ({string.Join("; ", overloads.Select(static overload => overload.Fault).Distinct())})"),
        _ when chosen.Select(static overload => overload.Call.Arguments).Distinct().Count() > 1 => (
            DiagnosticDescriptors.UnknownInvalidatedMethod, "several of its overloads fit; choose one with Arguments"),
        _ => null,
    };
}
