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
        return common is not null || service.GetMembers().Any(static member => member is IMethodSymbol && AttributeReading.FindCached(member) is not null)
            ? ServiceMembers.Of(service).OfType<IMethodSymbol>().Where(method => IsCached(method, common))
            : [];
    }

    private static bool IsCached(IMethodSymbol method, AttributeData? common)
    {
        bool isAnnotated = AttributeReading.FindCached(method) is not null;
        return (common is not null || isAnnotated)
            && !AttributeReading.IsNotCached(method)
            && !AttributeReading.IsBatch(method)
            && !AttributeReading.IsInvalidating(method)
            && CachedShape.Fault(method) is null
            && (isAnnotated || AttributeReading.Names(common, "Only")?.Contains(method.Name) == true || CachedShape.FaultUnlessNamed(method) is null);
    }
}
