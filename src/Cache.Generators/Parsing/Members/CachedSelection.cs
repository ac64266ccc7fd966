using KpiGen.Cache.Generators.Diagnostics;
using KpiGen.Cache.Generators.Models;
using KpiGen.Cache.Generators.Support;
using Microsoft.CodeAnalysis;

namespace KpiGen.Cache.Generators.Parsing.Members;

/// <summary>A method that an attribute asks to cache, with the names that tell it from the other methods of its service.</summary>
internal readonly record struct SelectedMethod(IMethodSymbol Method, CachePolicyModel Policy, string Identity, string Factory);

/// <summary>Decides which methods of a service are cached, under which policy and under which name.</summary>
internal sealed class CachedSelection
{
    private CachedSelection(IReadOnlyList<SelectedMethod> methods) => Methods = methods;

    public IReadOnlyList<SelectedMethod> Methods { get; }

    public static CachedSelection Of(INamedTypeSymbol service, IReadOnlyList<ISymbol> members, DiagnosticBag diagnostics)
    {
        AttributeData? common = AttributeReading.FindCached(service);
        CachePolicyModel? commonPolicy = common is null ? null : PolicyParser.Parse(common, diagnostics);
        var chosen = new List<(IMethodSymbol Method, CachePolicyModel Policy)>();
        foreach (IMethodSymbol method in members.OfType<IMethodSymbol>())
        {
            if (PolicyOf(method, commonPolicy, diagnostics) is { } policy)
            {
                chosen.Add((method, policy));
            }
        }

        return new CachedSelection(Name(chosen));
    }

    // The attribute of the method wins. Without one, what cannot be cached is forwarded in silence: it has no value, or no signature for it.
    private static CachePolicyModel? PolicyOf(IMethodSymbol method, CachePolicyModel? common, DiagnosticBag diagnostics)
    {
        if (AttributeReading.IsNotCached(method))
        {
            return null;
        }

        string? fault = CachedShape.Fault(method);
        if (AttributeReading.FindCached(method) is not { } own)
        {
            return fault is null ? common : null;
        }

        CachePolicyModel? policy = PolicyParser.Parse(own, diagnostics);
        if (fault is null)
        {
            return policy;
        }

        diagnostics.Report(DiagnosticDescriptors.MemberNotCacheable, method, method.Name, fault);
        return null;
    }

    private static List<SelectedMethod> Name(List<(IMethodSymbol Method, CachePolicyModel Policy)> chosen)
    {
        var overloads = chosen.ToLookup(static choice => choice.Method.Name);
        var signatures = chosen.ToLookup(static choice => Signature(choice.Method));
        var identities = new UniqueNames();
        var factories = new HashSet<string>(StringComparer.Ordinal);
        var named = new List<SelectedMethod>();
        foreach ((IMethodSymbol method, CachePolicyModel policy) in chosen)
        {
            string identity = overloads[method.Name].Count() == 1 ? method.Name : Signature(method);
            bool isHidden = signatures[Signature(method)].Count() > 1;
            identity = isHidden ? $"{TypeText.Identity(method.ContainingType)}.{identity}" : identity;
            named.Add(new SelectedMethod(method, policy, identities.Take(identity), Factory(method, factories)));
        }

        return named;
    }

    private static string Signature(IMethodSymbol method)
        => $"{method.Name}({string.Join(",", method.Parameters.Select(static parameter => TypeText.Identity(parameter.Type)))})";

    // Two methods can differ in what is not in the key, such as a token; their factories then need two names.
    private static string Factory(IMethodSymbol method, HashSet<string> taken)
    {
        string types = string.Join(",", method.Parameters.Where(KeyParameters.IsPart).Select(static parameter => TypeText.Identity(parameter.Type)));
        string name = method.Name;
        for (int number = 2; !taken.Add($"{name}({types})"); number++)
        {
            name = $"{method.Name}{number}";
        }

        return name;
    }
}
