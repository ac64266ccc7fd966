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

        bool isWhole = AttributeReading.FindCached(service) is not null;
        return isWhole || service.GetMembers().Any(static member => member is IMethodSymbol && AttributeReading.FindCached(member) is not null)
            ? ServiceMembers.Of(service).OfType<IMethodSymbol>().Where(method => IsCached(method, isWhole))
            : [];
    }

    private static bool IsCached(IMethodSymbol method, bool isWhole)
        => (isWhole || AttributeReading.FindCached(method) is not null)
            && !AttributeReading.IsNotCached(method)
            && !AttributeReading.IsInvalidating(method)
            && CachedShape.Fault(method) is null;
}
