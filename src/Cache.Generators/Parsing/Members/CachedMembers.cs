using Microsoft.CodeAnalysis;

namespace KpiGen.Cache.Generators.Parsing.Members;

/// <summary>Which methods an attribute asks to cache, as far as their signatures allow it.</summary>
internal static class CachedMembers
{
    /// <summary>Returns the methods that the decorator of <paramref name="service"/> caches; none where it has no decorator.</summary>
    public static IEnumerable<IMethodSymbol> Of(INamedTypeSymbol service)
    {
        if (service.TypeKind != TypeKind.Interface)
        {
            return [];
        }

        AttributeData? common = AttributeReading.FindCached(service);
        var choice = MemberChoice.Of(common);
        return common is not null || service.GetMembers().Any(static member => member is IMethodSymbol && AttributeReading.FindCached(member) is not null)
            ? ServiceMembers.Of(service).OfType<IMethodSymbol>().Where(method => IsCached(method, common is not null, choice))
            : [];
    }

    /// <summary>Returns the attribute under whose policy a method of <paramref name="service"/> is cached.</summary>
    public static AttributeData? AttributeOf(IMethodSymbol method, INamedTypeSymbol service)
        => AttributeReading.FindCached(method) ?? AttributeReading.FindCached(service);

    private static bool IsCached(IMethodSymbol method, bool isWhole, MemberChoice choice)
    {
        bool isAnnotated = AttributeReading.FindCached(method) is not null;
        return ((isWhole && choice.Covers(method)) || isAnnotated)
            && !choice.Excludes(method)
            && !AttributeReading.IsNotCached(method)
            && !AttributeReading.IsBatch(method)
            && !AttributeReading.IsInvalidating(method)
            && CachedShape.Fault(method) is null
            && (isAnnotated || choice.Names(method) || CachedShape.FaultUnlessNamed(method) is null);
    }
}
