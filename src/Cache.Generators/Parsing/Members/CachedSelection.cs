using KpiGen.Cache.Generators.Models;
using KpiGen.Cache.Generators.Support;
using Microsoft.CodeAnalysis;

namespace KpiGen.Cache.Generators.Parsing.Members;

/// <summary>A method that an attribute asks to cache, with the names that tell it from the other methods of its service.</summary>
internal readonly record struct SelectedMethod(IMethodSymbol Method, CachePolicyModel Policy, AttributeData Attribute, string Identity, string Factory);

/// <summary>Decides which methods of a service are cached, under which policy and under which name.</summary>
internal sealed class CachedSelection
{
    private CachedSelection(IReadOnlyList<SelectedMethod> methods) => Methods = methods;

    public IReadOnlyList<SelectedMethod> Methods { get; }

    public static CachedSelection Of(
        INamedTypeSymbol service, IReadOnlyList<ISymbol> members, MemberChoice choice, Refusals refusals, DiagnosticBag diagnostics)
    {
        AttributeData? common = AttributeReading.FindCached(service);
        CachePolicyModel? commonPolicy = common is null ? null : PolicyParser.Parse(common, diagnostics);
        var chosen = new List<(IMethodSymbol Method, CachePolicyModel Policy, AttributeData Attribute)>();
        foreach (IMethodSymbol method in members.OfType<IMethodSymbol>())
        {
            if (AttributeReading.IsNotCached(method) || AttributeReading.IsBatch(method) || AttributeReading.IsInvalidating(method) || choice.Excludes(method))
            {
                continue;
            }

            // The attribute of the method wins.
            AttributeData? own = AttributeReading.FindCached(method);
            CachePolicyModel? policy = own is not null ? PolicyParser.Parse(own, diagnostics)
                : choice.Covers(method) ? commonPolicy
                : null;
            if (policy is null)
            {
                continue;
            }

            bool isNamed = own is not null || choice.Names(method);
            if ((CachedShape.Fault(method) ?? (isNamed ? null : CachedShape.FaultUnlessNamed(method))) is not { } fault)
            {
                chosen.Add((method, policy, (own ?? common)!));
            }
            else if (!Disposals.IsDisposal(method))
            {
                refusals.AddShape(method, fault);
            }
        }

        return new CachedSelection(Name(chosen, ServiceNames.KeyFactory(service, ServiceNames.Stem(service))));
    }

    private static List<SelectedMethod> Name(List<(IMethodSymbol Method, CachePolicyModel Policy, AttributeData Attribute)> chosen, string factoryClass)
    {
        var overloads = chosen.ToLookup(static choice => choice.Method.Name);
        var signatures = chosen.ToLookup(static choice => Signature(choice.Method));
        var identities = new UniqueNames();
        var factories = new HashSet<string>(StringComparer.Ordinal) { "ToString()", "GetHashCode()", "GetType()", "MemberwiseClone()", "Finalize()" };
        var named = new List<SelectedMethod>();
        foreach ((IMethodSymbol method, CachePolicyModel policy, AttributeData attribute) in chosen)
        {
            string identity = overloads[method.Name].Count() == 1 ? method.Name : Signature(method);
            bool isHidden = signatures[Signature(method)].Count() > 1;
            identity = isHidden ? $"{TypeText.Identity(method.ContainingType)}.{identity}" : identity;
            named.Add(new SelectedMethod(method, policy, attribute, identities.Take(identity), Factory(method, factories, factoryClass)));
        }

        return named;
    }

    private static string Signature(IMethodSymbol method)
        => $"{method.Name}({string.Join(",", method.Parameters.Select(static parameter => TypeText.Identity(parameter.Type)))})";

    // Two methods can differ in what is not in the key, such as a token; their factories then need two names. None may hide a member of object.
    private static string Factory(IMethodSymbol method, HashSet<string> taken, string factoryClass)
    {
        string types = string.Join(",", method.Parameters.Where(KeyParameters.IsPart).Select(static parameter => TypeText.Identity(parameter.Type)));
        string name = method.Name;
        for (int number = 2; name == factoryClass || !taken.Add($"{name}({types})"); number++)
        {
            name = $"{method.Name}{number}";
        }

        return name;
    }
}
